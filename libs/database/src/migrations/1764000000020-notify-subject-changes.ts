/**
 * Whatever ends a session or changes what its user may do is notified, plain SQL included: `s<session>`, `u<user>`, or
 * `*` where a transaction would name more than a hundred. Logins and refreshes notify nothing: a NOTIFY holds a lock of
 * the whole cluster until its transaction has committed.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['users', 'sessions', 'permission_grants', 'permissions'];

export class NotifySubjectChanges1764000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The count lives in a setting of the transaction, and is undone with it or with its savepoint.
      CREATE FUNCTION notify_subject_change(named text) RETURNS void LANGUAGE plpgsql AS $$
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
      CREATE FUNCTION user_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM notify_subject_change('u' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION session_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM notify_subject_change('s' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION grants_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM notify_subject_change('u' || user_id)
        FROM (SELECT DISTINCT user_id FROM changed LIMIT 101) AS holders;
        RETURN NULL;
      END $$;
      CREATE FUNCTION grant_moved() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM notify_subject_change('u' || OLD.user_id), notify_subject_change('u' || NEW.user_id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION any_subject_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('gatehouse_subjects', '*');
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER user_changed AFTER UPDATE ON users FOR EACH ROW
        WHEN ((OLD.id, OLD.subject, OLD.is_active, OLD.is_deleted, OLD.is_superuser, OLD.is_staff, OLD.is_admin)
          IS DISTINCT FROM (NEW.id, NEW.subject, NEW.is_active, NEW.is_deleted, NEW.is_superuser, NEW.is_staff, NEW.is_admin))
        EXECUTE FUNCTION user_changed();
      CREATE TRIGGER user_removed AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION user_changed();
      CREATE TRIGGER session_changed AFTER UPDATE ON sessions FOR EACH ROW
        WHEN ((OLD.id, OLD.user_id, OLD.ended_at) IS DISTINCT FROM (NEW.id, NEW.user_id, NEW.ended_at)
          OR NEW.expires_at < OLD.expires_at)
        EXECUTE FUNCTION session_changed();
      CREATE TRIGGER session_removed AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION session_changed();
      CREATE TRIGGER grants_added AFTER INSERT ON permission_grants REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION grants_changed();
      CREATE TRIGGER grants_removed AFTER DELETE ON permission_grants REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION grants_changed();
      CREATE TRIGGER grant_moved AFTER UPDATE ON permission_grants FOR EACH ROW EXECUTE FUNCTION grant_moved();
      CREATE TRIGGER permission_changed AFTER UPDATE ON permissions FOR EACH ROW
        WHEN ((OLD.id, OLD.name, OLD.action) IS DISTINCT FROM (NEW.id, NEW.name, NEW.action))
        EXECUTE FUNCTION any_subject_changed();
      CREATE TRIGGER permission_removed AFTER DELETE ON permissions FOR EACH ROW
        EXECUTE FUNCTION any_subject_changed()`);
    for (const table of tables) {
      await db.query(
        `CREATE TRIGGER all_removed AFTER TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION any_subject_changed()`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables) await db.query(`DROP TRIGGER all_removed ON ${table}`);
    await db.query(`
      DROP TRIGGER user_changed ON users;
      DROP TRIGGER user_removed ON users;
      DROP TRIGGER session_changed ON sessions;
      DROP TRIGGER session_removed ON sessions;
      DROP TRIGGER grants_added ON permission_grants;
      DROP TRIGGER grants_removed ON permission_grants;
      DROP TRIGGER grant_moved ON permission_grants;
      DROP TRIGGER permission_changed ON permissions;
      DROP TRIGGER permission_removed ON permissions;
      DROP FUNCTION user_changed, session_changed, grants_changed, grant_moved, any_subject_changed,
        notify_subject_change`);
  }
}
