/** Key pairs that sign tokens, their private parts sealed. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSigningKeys1764000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE signing_keys (
        kid uuid NOT NULL,
        generation integer NOT NULL,
        public_jwk jsonb NOT NULL,
        sealed_private_key bytea,
        published_at timestamptz NOT NULL DEFAULT now(),
        activates_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT signing_keys_pkey PRIMARY KEY (kid),
        CONSTRAINT signing_keys_generation_key UNIQUE (generation),
        CONSTRAINT signing_keys_revoked_cannot_sign CHECK (revoked_at IS NULL OR sealed_private_key IS NULL)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE signing_keys');
  }
}
