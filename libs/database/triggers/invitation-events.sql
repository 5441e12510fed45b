-- Events of invitations, and their erasure.

-- invitations: INSERT publishes invitation-sent, UPDATE of the state publishes invitation-accepted, -declined and -revoked. An
-- acceptance is an event of the person, every other one of the inviting company, or else of the administrator who invited. The
-- shell without a company has neither, and publishes nothing. The events name no address.
CREATE OR REPLACE FUNCTION tell_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject, data)
  SELECT 'invitation-' || NEW.state, id, subject,
    jsonb_build_object('invitation_id', NEW.id, 'company_id', NEW.company_id)
  FROM users
  WHERE id = CASE WHEN NEW.state = 'accepted' THEN NEW.user_id ELSE coalesce(NEW.company_id, NEW.invited_by) END;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_invitation_sent AFTER INSERT ON invitations
  FOR EACH ROW WHEN (NEW.state = 'sent') EXECUTE FUNCTION tell_invitation();
CREATE OR REPLACE TRIGGER tell_invitation_end AFTER UPDATE ON invitations
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state AND NEW.state IN ('accepted', 'declined', 'revoked'))
  EXECUTE FUNCTION tell_invitation();

-- users: DELETE also deletes the invitations of the address, which no foreign key refers to. An account whose address is an older
-- spelling is invited under the canonical one, unless another account has that.
CREATE OR REPLACE FUNCTION erase_invitations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM invitations USING removed WHERE invitations.email = removed.email OR (
    invitations.older_spelling = removed.email
    AND NOT EXISTS (SELECT FROM users WHERE users.email = invitations.email));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER erase_invitations AFTER DELETE ON users
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION erase_invitations();
