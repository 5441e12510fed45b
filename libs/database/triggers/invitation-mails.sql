-- The mail of an invitation lives as long as its link.

-- invitations: UPDATE to an end or to another mail, and DELETE, delete the mail whose link no longer works, unless it was sent. So
-- it is neither delivered later nor sent again after a failure. A delivery that has begun is not stopped.
CREATE OR REPLACE FUNCTION withdraw_invitation_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM mail_outbox WHERE id = OLD.mail_id AND sent_at IS NULL;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER withdraw_mail_at_end AFTER UPDATE ON invitations
  FOR EACH ROW WHEN (OLD.mail_id <> NEW.mail_id
    OR (OLD.state IS DISTINCT FROM NEW.state AND NEW.state NOT IN ('sent', 'opened')))
  EXECUTE FUNCTION withdraw_invitation_mail();
CREATE OR REPLACE TRIGGER withdraw_mail_of_deleted AFTER DELETE ON invitations
  FOR EACH ROW EXECUTE FUNCTION withdraw_invitation_mail();
