/** Events of second factors for other services, under the names of CAEP. Decision 26 says what keeps them in order. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An authenticator app counts once it is confirmed; that a code of it was spent is no change. */
const apps = `
  CREATE FUNCTION tell_app() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM tell_credential('app',
      CASE WHEN OLD.confirmed_at IS NOT NULL THEN OLD.user_id END,
      CASE WHEN NEW.confirmed_at IS NOT NULL THEN NEW.user_id END);
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_app_added AFTER INSERT ON totp_secrets
    FOR EACH ROW WHEN (NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION tell_app();
  CREATE TRIGGER tell_app_changed AFTER UPDATE ON totp_secrets
    FOR EACH ROW WHEN ((OLD.user_id, OLD.sealed, OLD.confirmed_at IS NULL)
      IS DISTINCT FROM (NEW.user_id, NEW.sealed, NEW.confirmed_at IS NULL)) EXECUTE FUNCTION tell_app();
  CREATE TRIGGER tell_app_removed AFTER DELETE ON totp_secrets
    FOR EACH ROW WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION tell_app()`;

/** Whether it is part of a device is known only if the browser has said so: all others count as carried about. */
const passkeys = `
  CREATE FUNCTION tell_passkey() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM tell_credential(
      CASE WHEN 'internal' = ANY (coalesce(NEW.transports, OLD.transports)) THEN 'fido2-platform' ELSE 'fido2-roaming' END,
      OLD.user_id, NEW.user_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_passkey AFTER INSERT OR DELETE ON passkeys FOR EACH ROW EXECUTE FUNCTION tell_passkey();
  CREATE TRIGGER tell_passkey_changed AFTER UPDATE ON passkeys
    FOR EACH ROW WHEN ((OLD.user_id, OLD.credential_id, OLD.public_key)
      IS DISTINCT FROM (NEW.user_id, NEW.credential_id, NEW.public_key)) EXECUTE FUNCTION tell_passkey()`;

/** A set is told of as one. One that is spent is no change, and looks like one that is taken away: neither is told. */
const recoveryCodes = `
  CREATE FUNCTION tell_recovery_codes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM tell_credential('recovery-codes', NULL, user_id)
    FROM (SELECT DISTINCT user_id FROM added ORDER BY user_id) owner;
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_recovery_codes AFTER INSERT ON recovery_codes
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_recovery_codes()`;

export class TellSecondFactors1764000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The use cases hold the lock already; plain SQL takes it here. Of factors that go with their user nothing is told.
    await db.query(`
      CREATE FUNCTION tell_credential(kind text, had_by integer, has_by integer) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM users WHERE id IN (had_by, has_by) ORDER BY id FOR NO KEY UPDATE;
        INSERT INTO event_outbox (type, user_id, subject, data)
        SELECT 'credential-change', id, subject, jsonb_build_object('credential_type', kind, 'change_type',
          CASE WHEN had_by = has_by THEN 'update' WHEN id = had_by THEN 'delete' ELSE 'create' END)
        FROM users WHERE id IN (had_by, has_by);
      END $$`);
    for (const part of [apps, passkeys, recoveryCodes]) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER tell_recovery_codes ON recovery_codes;
      DROP TRIGGER tell_passkey ON passkeys;
      DROP TRIGGER tell_passkey_changed ON passkeys;
      DROP TRIGGER tell_app_added ON totp_secrets;
      DROP TRIGGER tell_app_changed ON totp_secrets;
      DROP TRIGGER tell_app_removed ON totp_secrets;
      DROP FUNCTION tell_recovery_codes, tell_passkey, tell_app, tell_credential`);
  }
}
