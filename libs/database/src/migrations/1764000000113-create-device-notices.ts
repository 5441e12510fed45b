/** Mails about logins from new devices: the codes of their links, and the browsers they were about. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDeviceNotices1764000000113 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE device_notices (
        digest bytea NOT NULL,
        user_id integer NOT NULL,
        network cidr NOT NULL,
        device varchar(200) NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        CONSTRAINT device_notices_pkey PRIMARY KEY (digest),
        CONSTRAINT device_notices_browser_key UNIQUE (user_id, network, device),
        CONSTRAINT device_notices_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX device_notices_expires_at_idx ON device_notices (expires_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE device_notices');
  }
}
