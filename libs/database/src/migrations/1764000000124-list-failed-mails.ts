/** An index of the few mails that failed, among the many that were sent. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ListFailedMails1764000000124 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX mail_outbox_failed_idx ON mail_outbox (id) WHERE failed_at IS NOT NULL');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX mail_outbox_failed_idx');
  }
}
