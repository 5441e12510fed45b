/** Mails leave by priority: resets before activations before notices. Rows of earlier versions count as activations. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PrioritiseMails1764000000071 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE mail_outbox ADD COLUMN priority smallint NOT NULL DEFAULT 1;
      UPDATE mail_outbox SET priority = 0
      WHERE sent_at IS NULL AND failed_at IS NULL AND template IN ('password-reset', 'second-factor');
      DROP INDEX mail_outbox_due_idx;
      CREATE INDEX mail_outbox_due_idx ON mail_outbox (priority, next_attempt_at)
        WHERE sent_at IS NULL AND failed_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE mail_outbox DROP COLUMN priority;
      CREATE INDEX mail_outbox_due_idx ON mail_outbox (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL`);
  }
}
