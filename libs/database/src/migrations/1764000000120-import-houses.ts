/** Imports of houses: a kind of import, a key that finds repeated rows of either kind, and an index that finds a house by its address. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ImportHouses1764000000120 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE imports ADD COLUMN kind varchar(10) NOT NULL DEFAULT 'people'`);
    await db.query('ALTER TABLE import_rows RENAME COLUMN email TO key');
    await db.query('ALTER INDEX import_rows_email_idx RENAME TO import_rows_key_idx');
    await db.query(
      `CREATE INDEX houses_address_idx ON houses (replace(lower(street), 'ё', 'е'), replace(lower(city), 'ё', 'е'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX houses_address_idx');
    await db.query('ALTER INDEX import_rows_key_idx RENAME TO import_rows_email_idx');
    await db.query('ALTER TABLE import_rows RENAME COLUMN key TO email');
    await db.query('ALTER TABLE imports DROP COLUMN kind');
  }
}
