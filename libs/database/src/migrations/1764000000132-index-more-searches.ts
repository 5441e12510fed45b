/** Indexes for the search over people, houses and departments: phones, addresses and names of departments. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text in which any part is looked for. */
const searched = {
  // Digits alone: people write spaces, brackets and dashes as they like.
  users_phones_search_idx: `users USING gin (regexp_replace(phones::text, '[^0-9"]', '', 'g') gin_trgm_ops)`,
  houses_search_idx: `houses USING gin ((city || ' ' || street || ' ' || number || letter) gin_trgm_ops)`,
  departments_search_idx: 'departments USING gin (name gin_trgm_ops)',
};

export class IndexMoreSearches1764000000132 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(searched)) await db.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX ${Object.keys(searched).join(', ')}`);
  }
}
