/** Which browser registered an account: it confirms the registration without typing the password again. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BindRegistrationsToBrowsers1764000000070 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE one_time_codes ADD COLUMN browser_digest bytea');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE one_time_codes DROP COLUMN browser_digest');
  }
}
