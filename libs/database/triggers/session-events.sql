-- Events of sessions. Sessions that are deleted together with their user publish nothing: account-purged covers them.

-- INSERT publishes session-established for each live session.
CREATE OR REPLACE FUNCTION tell_established() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject, data)
  SELECT 'session-established', u.id, u.subject, jsonb_build_object('sid', added.id)
  FROM added JOIN users u ON u.id = added.user_id WHERE added.ended_at IS NULL AND added.expires_at > now();
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_established AFTER INSERT ON sessions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_established();

-- UPDATE that ends a live session, and DELETE of a live session, publish session-revoked. The clean-up deletes expired
-- sessions only, so it publishes nothing.
CREATE OR REPLACE FUNCTION tell_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reason text := CASE WHEN TG_OP = 'UPDATE' THEN NEW.end_reason END;
BEGIN
  INSERT INTO event_outbox (type, user_id, subject, data)
  SELECT 'session-revoked', u.id, u.subject, jsonb_build_object('sid', OLD.id, 'reason', reason)
  FROM users u WHERE u.id = OLD.user_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_revoked AFTER UPDATE ON sessions
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND OLD.expires_at > now()
    AND (NEW.ended_at IS NOT NULL OR NEW.expires_at <= now()))
  EXECUTE FUNCTION tell_revoked();
CREATE OR REPLACE TRIGGER tell_deleted AFTER DELETE ON sessions
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND OLD.expires_at > now()) EXECUTE FUNCTION tell_revoked();

-- TRUNCATE publishes session-revoked for each live session.
CREATE OR REPLACE FUNCTION tell_all_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject, data)
  SELECT 'session-revoked', u.id, u.subject, jsonb_build_object('sid', s.id, 'reason', NULL)
  FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.ended_at IS NULL AND s.expires_at > now();
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_truncated BEFORE TRUNCATE ON sessions
  FOR EACH STATEMENT EXECUTE FUNCTION tell_all_revoked();
