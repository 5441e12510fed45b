-- credential-change for second factors, with the credential types of CAEP (OpenID Continuous Access Evaluation Profile 1.0,
-- section 3.3). Factors that are deleted together with their user publish nothing.

-- had_by and has_by are the user ids before and after the change; NULL if there is none. Locks the users: event order
-- (docs/decisions/0026-write-events-with-triggers.md) depends on it. Use cases hold the lock already, plain SQL does not.
CREATE OR REPLACE FUNCTION tell_credential(kind text, had_by integer, has_by integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM users WHERE id IN (had_by, has_by) ORDER BY id FOR NO KEY UPDATE;
  INSERT INTO event_outbox (type, user_id, subject, data)
  SELECT 'credential-change', id, subject, jsonb_build_object('credential_type', kind, 'change_type',
    CASE WHEN had_by = has_by THEN 'update' WHEN id = had_by THEN 'delete' ELSE 'create' END)
  FROM users WHERE id IN (had_by, has_by);
END $$;

-- totp_secrets: an authenticator app exists from its confirmation on. Using a code changes neither user nor secret, so it
-- publishes nothing. Nor does sealing the same secret with another SECRET_KEY (setting gatehouse.resealing).
CREATE OR REPLACE FUNCTION tell_app() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_credential('app',
    CASE WHEN OLD.confirmed_at IS NOT NULL THEN OLD.user_id END,
    CASE WHEN NEW.confirmed_at IS NOT NULL THEN NEW.user_id END);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_app_added AFTER INSERT ON totp_secrets
  FOR EACH ROW WHEN (NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION tell_app();
CREATE OR REPLACE TRIGGER tell_app_changed AFTER UPDATE ON totp_secrets
  FOR EACH ROW WHEN (current_setting('gatehouse.resealing', true) IS DISTINCT FROM 'on'
    AND (OLD.user_id, OLD.sealed, OLD.confirmed_at IS NULL)
    IS DISTINCT FROM (NEW.user_id, NEW.sealed, NEW.confirmed_at IS NULL)) EXECUTE FUNCTION tell_app();
CREATE OR REPLACE TRIGGER tell_app_removed AFTER DELETE ON totp_secrets
  FOR EACH ROW WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION tell_app();

-- passkeys: a passkey whose browser reported the transport `internal` is part of a device (fido2-platform); all others are
-- published as fido2-roaming.
CREATE OR REPLACE FUNCTION tell_passkey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_credential(
    CASE WHEN 'internal' = ANY (coalesce(NEW.transports, OLD.transports)) THEN 'fido2-platform' ELSE 'fido2-roaming' END,
    OLD.user_id, NEW.user_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_passkey AFTER INSERT OR DELETE ON passkeys FOR EACH ROW EXECUTE FUNCTION tell_passkey();
CREATE OR REPLACE TRIGGER tell_passkey_changed AFTER UPDATE ON passkeys
  FOR EACH ROW WHEN ((OLD.user_id, OLD.credential_id, OLD.public_key)
    IS DISTINCT FROM (NEW.user_id, NEW.credential_id, NEW.public_key)) EXECUTE FUNCTION tell_passkey();

-- recovery_codes: INSERT publishes one event for each user of a new set. DELETE publishes nothing: a used code and a removed
-- set cannot be distinguished.
CREATE OR REPLACE FUNCTION tell_recovery_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_credential('recovery-codes', NULL, user_id)
  FROM (SELECT DISTINCT user_id FROM added ORDER BY user_id) owner;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_recovery_codes AFTER INSERT ON recovery_codes
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_recovery_codes();
