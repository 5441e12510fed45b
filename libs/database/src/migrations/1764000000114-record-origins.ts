/** Records who created an account, which the event `account-registered` reports. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadTriggers } from '../load-triggers.js';

export class RecordOrigins1764000000114 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The version before this one inserts registrations only, while both run. A constant default does not rewrite the table.
    await db.query(`ALTER TABLE users ADD COLUMN origin varchar(20) NOT NULL DEFAULT 'registration'`);
    await loadTriggers(db, 1764000000114);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION tell_registered() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO event_outbox (type, user_id, subject, data)
        SELECT 'account-registered', id, subject,
          jsonb_build_object('profile_type', profile_type, 'active', is_active AND NOT is_deleted)
        FROM added ORDER BY id;
        RETURN NULL;
      END $$`);
    await db.query('ALTER TABLE users DROP COLUMN origin');
  }
}
