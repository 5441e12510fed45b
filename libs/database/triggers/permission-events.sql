-- token-claims-change for each user whose permissions change. A unique index of event_outbox keeps one such event for a user
-- in a transaction.

-- permission_grants: INSERT, DELETE, and UPDATE (for the user before and the user after it). While the old service's database
-- is imported (setting gatehouse.importing), only users with a live session are published: the others hold no tokens.
CREATE OR REPLACE FUNCTION tell_claims_of_holders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject)
  SELECT 'token-claims-change', u.id, u.subject
  FROM (SELECT DISTINCT user_id FROM holding) holder JOIN users u ON u.id = holder.user_id
  WHERE current_setting('gatehouse.importing', true) IS DISTINCT FROM 'on'
    OR EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id AND s.ended_at IS NULL AND s.expires_at > now())
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_granted AFTER INSERT ON permission_grants
  REFERENCING NEW TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();
CREATE OR REPLACE TRIGGER tell_taken AFTER DELETE ON permission_grants
  REFERENCING OLD TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();
CREATE OR REPLACE TRIGGER tell_moved_from AFTER UPDATE ON permission_grants
  REFERENCING OLD TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();
CREATE OR REPLACE TRIGGER tell_moved_to AFTER UPDATE ON permission_grants
  REFERENCING NEW TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();

-- permissions: UPDATE of a name or an action, for all users with a grant of the permission. DELETE cascades to the grants.
CREATE OR REPLACE FUNCTION tell_claims_of_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject)
  SELECT 'token-claims-change', u.id, u.subject FROM users u WHERE u.id IN (
    SELECT held.user_id FROM permission_grants held
    WHERE held.permission_id IN (
      SELECT id FROM was JOIN became USING (id) WHERE (was.name, was.action) <> (became.name, became.action)))
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_renamed AFTER UPDATE ON permissions
  REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_renamed();
