/** Mail waiting to be sent. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMailOutbox1764000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE mail_outbox (
        id uuid NOT NULL,
        recipient varchar(254) NOT NULL,
        template varchar(20) NOT NULL,
        language varchar(2) NOT NULL,
        sealed bytea,
        created_at timestamptz NOT NULL DEFAULT now(),
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        sent_at timestamptz,
        failed_at timestamptz,
        last_error varchar(100),
        CONSTRAINT mail_outbox_erased_once_sent CHECK (sent_at IS NULL OR sealed IS NULL),
        CONSTRAINT mail_outbox_one_end CHECK (sent_at IS NULL OR failed_at IS NULL),
        CONSTRAINT mail_outbox_pkey PRIMARY KEY (id)
      );
      CREATE INDEX mail_outbox_sent_at_idx ON mail_outbox (sent_at) WHERE sent_at IS NOT NULL;
      CREATE INDEX mail_outbox_due_idx ON mail_outbox (next_attempt_at) WHERE sent_at IS NULL AND failed_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE mail_outbox');
  }
}
