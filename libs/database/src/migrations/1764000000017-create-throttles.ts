/** Guessing kept in bounds: counters, what is throttled, who is banned, and the browsers an account knows. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateThrottles1764000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE throttle_counters (
        key varchar(80) NOT NULL,
        window_id uuid NOT NULL,
        used integer NOT NULL,
        allowed integer NOT NULL,
        told boolean NOT NULL DEFAULT false,
        closes_at timestamptz NOT NULL,
        CONSTRAINT throttle_counters_pkey PRIMARY KEY (key)
      );
      CREATE INDEX throttle_counters_closes_at_idx ON throttle_counters (closes_at);

      CREATE TABLE throttlings (
        key varchar(80) NOT NULL,
        user_id integer,
        network cidr,
        began_at timestamptz NOT NULL DEFAULT now(),
        ends_at timestamptz NOT NULL,
        CONSTRAINT throttlings_pkey PRIMARY KEY (key),
        CONSTRAINT throttlings_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX throttlings_user_idx ON throttlings (user_id);
      CREATE INDEX throttlings_ends_at_idx ON throttlings (ends_at);

      CREATE TABLE bans (
        id uuid NOT NULL,
        user_id integer,
        network cidr,
        reason varchar(200) NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        CONSTRAINT bans_pkey PRIMARY KEY (id),
        CONSTRAINT bans_user_key UNIQUE (user_id),
        CONSTRAINT bans_network_key UNIQUE (network),
        CONSTRAINT bans_one_target CHECK (num_nonnulls(user_id, network) = 1),
        CONSTRAINT bans_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX bans_expires_at_idx ON bans (expires_at);

      CREATE TABLE known_devices (
        digest bytea NOT NULL,
        user_id integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        CONSTRAINT known_devices_pkey PRIMARY KEY (digest),
        CONSTRAINT known_devices_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX known_devices_user_idx ON known_devices (user_id, created_at);
      CREATE INDEX known_devices_expires_at_idx ON known_devices (expires_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE known_devices, bans, throttlings, throttle_counters');
  }
}
