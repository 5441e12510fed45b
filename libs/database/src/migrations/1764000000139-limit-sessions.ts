/** No statement, of whichever version, postpones the expiry of a session beyond its absolute expiry. The next migration checks the rows there are. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LimitSessions1764000000139 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE sessions
        ADD CONSTRAINT sessions_absolute_expiry CHECK (expires_at <= absolute_expires_at) NOT VALID`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE sessions DROP CONSTRAINT sessions_absolute_expiry');
  }
}
