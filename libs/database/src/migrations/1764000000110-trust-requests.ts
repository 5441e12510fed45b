/** Marks requests for a new password that are not spread over the day: those from a known device, and of the shell. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TrustRequests1764000000110 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE account_requests ADD COLUMN is_trusted boolean NOT NULL DEFAULT false');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE account_requests DROP COLUMN is_trusted');
  }
}
