/** Second factors: TOTP secrets, passkeys, recovery codes, the challenges of half-finished logins, and when a session showed one. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSecondFactors1764000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE users ADD COLUMN has_second_factor boolean NOT NULL DEFAULT false;
      ALTER TABLE sessions ADD COLUMN second_factor varchar(15);
      ALTER TABLE sessions ADD COLUMN second_factor_at timestamptz;
      ALTER TABLE sessions ADD CONSTRAINT sessions_second_factor_whole
        CHECK (num_nonnulls(second_factor, second_factor_at) IN (0, 2));

      CREATE TABLE totp_secrets (
        user_id integer NOT NULL,
        sealed bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        confirmed_at timestamptz,
        last_step integer,
        CONSTRAINT totp_secrets_pkey PRIMARY KEY (user_id),
        CONSTRAINT totp_secrets_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );

      CREATE TABLE passkeys (
        id uuid NOT NULL,
        user_id integer NOT NULL,
        credential_id bytea NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports character varying[] NOT NULL,
        name varchar(60) NOT NULL,
        backed_up boolean NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        CONSTRAINT passkeys_pkey PRIMARY KEY (id),
        CONSTRAINT passkeys_credential_key UNIQUE (credential_id),
        CONSTRAINT passkeys_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX passkeys_user_idx ON passkeys (user_id, id);

      CREATE TABLE recovery_codes (
        digest bytea NOT NULL,
        user_id integer NOT NULL,
        CONSTRAINT recovery_codes_pkey PRIMARY KEY (digest),
        CONSTRAINT recovery_codes_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX recovery_codes_user_idx ON recovery_codes (user_id);

      CREATE TABLE login_challenges (
        id uuid NOT NULL,
        digest bytea NOT NULL,
        user_id integer NOT NULL,
        tries_left smallint NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT login_challenges_pkey PRIMARY KEY (id),
        CONSTRAINT login_challenges_digest_key UNIQUE (digest),
        CONSTRAINT login_challenges_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX login_challenges_user_idx ON login_challenges (user_id);
      CREATE INDEX login_challenges_expires_at_idx ON login_challenges (expires_at);

      CREATE TABLE passkey_challenges (
        holder uuid NOT NULL,
        purpose varchar(15) NOT NULL,
        digest bytea NOT NULL,
        user_id integer NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT passkey_challenges_pkey PRIMARY KEY (holder, purpose),
        CONSTRAINT passkey_challenges_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX passkey_challenges_user_idx ON passkey_challenges (user_id);
      CREATE INDEX passkey_challenges_expires_at_idx ON passkey_challenges (expires_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE passkey_challenges, login_challenges, recovery_codes, passkeys, totp_secrets;
      ALTER TABLE sessions DROP COLUMN second_factor, DROP COLUMN second_factor_at;
      ALTER TABLE users DROP COLUMN has_second_factor`);
  }
}
