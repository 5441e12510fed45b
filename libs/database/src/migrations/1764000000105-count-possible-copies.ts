/** Counts the sends of a mail whose outcome is unknown, so that their number can be limited. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountPossibleCopies1764000000105 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE mail_outbox ADD COLUMN possible_copies integer NOT NULL DEFAULT 0');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE mail_outbox DROP COLUMN possible_copies');
  }
}
