/** Links with which owners object to a change of their email by an administrator. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEmailObjections1764000000122 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE email_objections (
        digest bytea CONSTRAINT email_objections_pkey PRIMARY KEY,
        user_id integer NOT NULL
          CONSTRAINT email_objections_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        former_email varchar(254) NOT NULL,
        requested_by integer,
        expires_at timestamptz NOT NULL,
        CONSTRAINT email_objections_address_key UNIQUE (user_id, former_email)
      );
      CREATE INDEX email_objections_expires_at_idx ON email_objections (expires_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE email_objections');
  }
}
