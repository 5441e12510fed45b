/** What happened to an account, for the person it belongs to. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSecurityEvents1764000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE security_events (
        id uuid NOT NULL,
        occurred_at timestamptz NOT NULL DEFAULT now(),
        user_id integer NOT NULL,
        kind varchar(60) NOT NULL,
        session_id uuid,
        address varchar(45),
        device varchar(200),
        CONSTRAINT security_events_pkey PRIMARY KEY (id),
        CONSTRAINT security_events_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX security_events_user_idx ON security_events (user_id, id);
      CREATE INDEX security_events_occurred_at_idx ON security_events (occurred_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE security_events');
  }
}
