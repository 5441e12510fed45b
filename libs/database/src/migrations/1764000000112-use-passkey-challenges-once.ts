/** Adds the used challenges of logins by passkey alone. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UsePasskeyChallengesOnce1764000000112 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE used_passkey_challenges (
        digest bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT used_passkey_challenges_pkey PRIMARY KEY (digest)
      );
      CREATE INDEX used_passkey_challenges_expires_at_idx ON used_passkey_challenges (expires_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE used_passkey_challenges');
  }
}
