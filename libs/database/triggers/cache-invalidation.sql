-- Notifies the subject caches of all processes (docs/decisions/0024-cache-sessions-under-a-postgresql-lease.md) on the channel gatehouse_subjects
-- when a session ends or the permissions or flags of a user change. The payload is `s<session id>`, `u<user id>`, or `*` for all
-- subjects. Logins and token rotation notify nothing: NOTIFY holds a cluster-wide lock until its transaction has committed.

-- Notifies at most 100 subjects in a transaction, then `*`. The setting gatehouse.named_subjects counts them; a rollback of
-- the transaction or of its savepoint resets it.
CREATE OR REPLACE FUNCTION notify_subject_change(named text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  before integer := coalesce(nullif(current_setting('gatehouse.named_subjects', true), ''), '0');
BEGIN
  IF before < 100 THEN
    PERFORM set_config('gatehouse.named_subjects', (before + 1)::text, true);
    PERFORM pg_notify('gatehouse_subjects', named);
  ELSE
    PERFORM pg_notify('gatehouse_subjects', '*');
  END IF;
END $$;

-- users: UPDATE of the columns that tokens or guards depend on, and DELETE.
CREATE OR REPLACE FUNCTION user_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_subject_change('u' || OLD.id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER user_changed AFTER UPDATE ON users FOR EACH ROW
  WHEN ((OLD.id, OLD.subject, OLD.is_active, OLD.is_deleted, OLD.is_superuser, OLD.is_staff, OLD.is_admin)
    IS DISTINCT FROM (NEW.id, NEW.subject, NEW.is_active, NEW.is_deleted, NEW.is_superuser, NEW.is_staff, NEW.is_admin))
  EXECUTE FUNCTION user_changed();
CREATE OR REPLACE TRIGGER user_removed AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION user_changed();

-- sessions: UPDATE that ends or shortens a session or moves it to another user, and DELETE.
CREATE OR REPLACE FUNCTION session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_subject_change('s' || OLD.id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER session_changed AFTER UPDATE ON sessions FOR EACH ROW
  WHEN ((OLD.id, OLD.user_id, OLD.ended_at) IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.ended_at)
    OR NEW.expires_at < OLD.expires_at)
  EXECUTE FUNCTION session_changed();
CREATE OR REPLACE TRIGGER session_removed AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION session_changed();

-- permission_grants: INSERT and DELETE notify each user once per statement. 101 users are enough to reach `*`.
CREATE OR REPLACE FUNCTION grants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_subject_change('u' || user_id)
  FROM (SELECT DISTINCT user_id FROM changed LIMIT 101) AS holders;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grants_added AFTER INSERT ON permission_grants REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION grants_changed();
CREATE OR REPLACE TRIGGER grants_removed AFTER DELETE ON permission_grants REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION grants_changed();

-- permission_grants: UPDATE notifies the user before and the user after it.
CREATE OR REPLACE FUNCTION grant_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_subject_change('u' || OLD.user_id), notify_subject_change('u' || NEW.user_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER grant_moved AFTER UPDATE ON permission_grants FOR EACH ROW EXECUTE FUNCTION grant_moved();

-- permissions: UPDATE of a name or an action, and DELETE; any table of the cache: TRUNCATE. All of them invalidate all subjects.
CREATE OR REPLACE FUNCTION any_subject_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gatehouse_subjects', '*');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER permission_changed AFTER UPDATE ON permissions FOR EACH ROW
  WHEN ((OLD.id, OLD.name, OLD.action) IS DISTINCT FROM (NEW.id, NEW.name, NEW.action))
  EXECUTE FUNCTION any_subject_changed();
CREATE OR REPLACE TRIGGER permission_removed AFTER DELETE ON permissions FOR EACH ROW
  EXECUTE FUNCTION any_subject_changed();
CREATE OR REPLACE TRIGGER all_removed AFTER TRUNCATE ON users
  FOR EACH STATEMENT EXECUTE FUNCTION any_subject_changed();
CREATE OR REPLACE TRIGGER all_removed AFTER TRUNCATE ON sessions
  FOR EACH STATEMENT EXECUTE FUNCTION any_subject_changed();
CREATE OR REPLACE TRIGGER all_removed AFTER TRUNCATE ON permission_grants
  FOR EACH STATEMENT EXECUTE FUNCTION any_subject_changed();
CREATE OR REPLACE TRIGGER all_removed AFTER TRUNCATE ON permissions
  FOR EACH STATEMENT EXECUTE FUNCTION any_subject_changed();
