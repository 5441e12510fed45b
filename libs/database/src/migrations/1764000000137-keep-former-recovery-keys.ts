/** Keys of recovery codes from before a change of SECRET_KEY; sealing a TOTP secret anew publishes no event (decision 104). */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadTriggers } from '../load-triggers.js';

export class KeepFormerRecoveryKeys1764000000137 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE former_recovery_keys (
        fingerprint bytea NOT NULL,
        sealed bytea NOT NULL,
        CONSTRAINT former_recovery_keys_pkey PRIMARY KEY (fingerprint)
      )`);
    await loadTriggers(db, 1764000000137);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE TRIGGER tell_app_changed AFTER UPDATE ON totp_secrets
        FOR EACH ROW WHEN ((OLD.user_id, OLD.sealed, OLD.confirmed_at IS NULL)
          IS DISTINCT FROM (NEW.user_id, NEW.sealed, NEW.confirmed_at IS NULL)) EXECUTE FUNCTION tell_app();
      DROP TABLE former_recovery_keys`);
  }
}
