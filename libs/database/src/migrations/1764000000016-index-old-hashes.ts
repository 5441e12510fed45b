/** Finds the dearest hash of the old service that may still log in: every refused login does as much work as that one. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexOldHashes1764000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Hashes that are never computed, for their cost, are not in it: see django-hash.ts.
    await db.query(String.raw`
      CREATE INDEX users_old_hash_idx ON users ((split_part(password_hash, '$', 2)::integer))
        WHERE password_hash ~ '^pbkdf2_sha256\$(1?[0-9]{1,6}|2000000)\$' AND is_active AND NOT is_deleted`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX users_old_hash_idx');
  }
}
