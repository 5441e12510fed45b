/** Codes for more than activation, what is asked for before anybody knows for whom, and names that are reserved. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MailCodes1764000000028 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM one_time_codes older USING one_time_codes newer
      WHERE newer.user_id = older.user_id AND newer.purpose = older.purpose
        AND (newer.expires_at, newer.digest) > (older.expires_at, older.digest);
      DROP INDEX one_time_codes_user_idx;
      ALTER TABLE one_time_codes
        ADD COLUMN new_email varchar(254),
        ADD COLUMN session_id uuid,
        ADD CONSTRAINT one_time_codes_purpose_key UNIQUE (user_id, purpose);

      ALTER TABLE mail_outbox ADD COLUMN about integer;

      CREATE TABLE account_requests (
        id uuid NOT NULL,
        kind varchar(20) NOT NULL,
        email varchar(254) NOT NULL,
        user_id integer,
        session_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        due_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT account_requests_pkey PRIMARY KEY (id),
        CONSTRAINT account_requests_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX account_requests_due_idx ON account_requests (due_at);
      CREATE INDEX account_requests_user_idx ON account_requests (user_id);

      CREATE TABLE reserved_names (
        name varchar(100) NOT NULL,
        user_id integer NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT reserved_names_pkey PRIMARY KEY (name),
        CONSTRAINT reserved_names_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX reserved_names_user_idx ON reserved_names (user_id);
      CREATE INDEX reserved_names_expires_at_idx ON reserved_names (expires_at)`);
    await db.query(`
      ALTER TABLE users ADD COLUMN awaits_activation boolean NOT NULL DEFAULT false;
      UPDATE users SET awaits_activation = true
      WHERE NOT is_active AND EXISTS (SELECT FROM one_time_codes code
        WHERE code.user_id = users.id AND code.purpose = 'activation' AND code.used_at IS NULL);
      ALTER TABLE users ADD CONSTRAINT users_activated CHECK (NOT (is_active AND awaits_activation));

      -- Whoever was active once, by whatever door, is not brought back by a link that was never opened.
      CREATE FUNCTION end_wait_for_activation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.awaits_activation := false;
        RETURN NEW;
      END $$;
      CREATE TRIGGER users_end_wait BEFORE UPDATE OF is_active ON users
        FOR EACH ROW WHEN (NEW.is_active AND NEW.awaits_activation) EXECUTE FUNCTION end_wait_for_activation()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER users_end_wait ON users;
      DROP FUNCTION end_wait_for_activation();
      ALTER TABLE users DROP COLUMN awaits_activation;
      DROP TABLE reserved_names, account_requests;
      ALTER TABLE mail_outbox DROP COLUMN about;
      DELETE FROM one_time_codes WHERE purpose <> 'activation';
      ALTER TABLE one_time_codes
        DROP CONSTRAINT one_time_codes_purpose_key, DROP COLUMN session_id, DROP COLUMN new_email;
      CREATE INDEX one_time_codes_user_idx ON one_time_codes (user_id)`);
  }
}
