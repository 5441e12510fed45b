-- Events of accounts and profiles.

-- users: INSERT publishes account-registered.
CREATE OR REPLACE FUNCTION tell_registered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject, data)
  SELECT 'account-registered', id, subject,
    jsonb_build_object('profile_type', profile_type, 'active', is_active AND NOT is_deleted, 'how', origin)
  FROM added ORDER BY id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_registered AFTER INSERT ON users
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_registered();

-- users: DELETE publishes account-purged.
CREATE OR REPLACE FUNCTION tell_purged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject) SELECT 'account-purged', id, subject FROM removed ORDER BY id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_purged AFTER DELETE ON users
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tell_purged();

-- users: UPDATE publishes account-enabled or account-disabled (is_active, is_deleted), token-claims-change (flags),
-- identifier-changed (email), credential-change (password_changed_at) and account-changed (other columns, listed in `fields`).
CREATE OR REPLACE FUNCTION tell_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := CASE WHEN OLD.is_deleted THEN 'deleted' WHEN OLD.is_active THEN 'enabled' ELSE 'inactive' END;
  became text := CASE WHEN NEW.is_deleted THEN 'deleted' WHEN NEW.is_active THEN 'enabled' ELSE 'inactive' END;
  fields text[] := array_remove(ARRAY[
    CASE WHEN OLD.additional_email IS DISTINCT FROM NEW.additional_email THEN 'additional_email' END,
    CASE WHEN OLD.language IS DISTINCT FROM NEW.language THEN 'language' END,
    CASE WHEN OLD.phones IS DISTINCT FROM NEW.phones THEN 'phones' END,
    CASE WHEN OLD.number IS DISTINCT FROM NEW.number THEN 'number' END,
    CASE WHEN OLD.old_numbers IS DISTINCT FROM NEW.old_numbers THEN 'old_numbers' END,
    CASE WHEN OLD.inn IS DISTINCT FROM NEW.inn THEN 'inn' END,
    CASE WHEN OLD.comment IS DISTINCT FROM NEW.comment THEN 'comment' END,
    CASE WHEN OLD.avatar IS DISTINCT FROM NEW.avatar THEN 'avatar' END], NULL);
BEGIN
  IF became = 'enabled' AND was <> became THEN
    INSERT INTO event_outbox (type, user_id, subject, data)
    VALUES ('account-enabled', NEW.id, NEW.subject, jsonb_build_object('reason', CASE
      WHEN was = 'deleted' THEN 'restored' WHEN OLD.get_access_date IS NULL THEN 'activated' ELSE 'reactivated' END));
  ELSIF was <> became THEN
    INSERT INTO event_outbox (type, user_id, subject, data)
    VALUES ('account-disabled', NEW.id, NEW.subject,
      jsonb_build_object('reason', CASE became WHEN 'deleted' THEN 'deleted' ELSE 'deactivated' END));
  END IF;
  IF (OLD.is_superuser, OLD.is_staff, OLD.is_active, OLD.is_admin, OLD.is_deleted) IS DISTINCT FROM (NEW.is_superuser, NEW.is_staff, NEW.is_active, NEW.is_admin, NEW.is_deleted) THEN
    INSERT INTO event_outbox (type, user_id, subject) VALUES ('token-claims-change', NEW.id, NEW.subject)
    ON CONFLICT DO NOTHING;
  END IF;
  IF NEW.email <> OLD.email THEN
    INSERT INTO event_outbox (type, user_id, subject) VALUES ('identifier-changed', NEW.id, NEW.subject);
  END IF;
  -- Not the hash: a login rehashes the unchanged password if its hash is outdated.
  IF OLD.password_changed_at IS DISTINCT FROM NEW.password_changed_at THEN
    INSERT INTO event_outbox (type, user_id, subject, data)
    VALUES ('credential-change', NEW.id, NEW.subject, '{"credential_type": "password", "change_type": "update"}');
  END IF;
  -- A registration inserts the user, then the profile: the profile type goes into the account-registered event of the same
  -- transaction.
  IF OLD.profile_type IS DISTINCT FROM NEW.profile_type THEN
    UPDATE event_outbox SET data = data || jsonb_build_object('profile_type', NEW.profile_type)
    WHERE user_id = NEW.id AND type = 'account-registered' AND published_at IS NULL
      AND transaction_id = pg_current_xact_id();
    IF NOT FOUND THEN fields := array_prepend('profile_type', fields); END IF;
  END IF;
  IF fields <> '{}' THEN
    INSERT INTO event_outbox (type, user_id, subject, data)
    VALUES ('account-changed', NEW.id, NEW.subject, jsonb_build_object('fields', fields));
  END IF;
  RETURN NULL;
END $$;

-- A row trigger with a condition: a login updates its user, too, and must cost no more than this comparison.
CREATE OR REPLACE TRIGGER tell_account_change AFTER UPDATE ON users
  FOR EACH ROW WHEN (
    (OLD.email, OLD.profile_type, OLD.password_changed_at, OLD.is_superuser, OLD.is_staff, OLD.is_active,
    OLD.is_admin, OLD.is_deleted, OLD.additional_email, OLD.language, OLD.phones, OLD.number, OLD.old_numbers,
    OLD.inn, OLD.comment, OLD.avatar)
    IS DISTINCT FROM
    (NEW.email, NEW.profile_type, NEW.password_changed_at, NEW.is_superuser, NEW.is_staff, NEW.is_active,
    NEW.is_admin, NEW.is_deleted, NEW.additional_email, NEW.language, NEW.phones, NEW.number, NEW.old_numbers,
    NEW.inn, NEW.comment, NEW.avatar))
  EXECUTE FUNCTION tell_account_change();

-- worker_profiles, tenant_profiles, company_profiles: UPDATE publishes account-changed with the changed columns as
-- `profile.<column>`.
CREATE OR REPLACE FUNCTION tell_profile_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox (type, user_id, subject, data)
  SELECT 'account-changed', u.id, u.subject, jsonb_build_object('fields', (
    SELECT jsonb_agg('profile.' || key ORDER BY key) FROM jsonb_each(to_jsonb(NEW))
    WHERE value IS DISTINCT FROM to_jsonb(OLD) -> key))
  FROM users u WHERE u.id = NEW.user_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER tell_profile_change AFTER UPDATE ON worker_profiles
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_profile_change();
CREATE OR REPLACE TRIGGER tell_profile_change AFTER UPDATE ON tenant_profiles
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_profile_change();
CREATE OR REPLACE TRIGGER tell_profile_change AFTER UPDATE ON company_profiles
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_profile_change();
