/** One row: the oldest version of the apps that works with the schema. `migrate` raises it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSchemaCompatibility1764000000055 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE schema_compatibility (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        smallest_app_version text NOT NULL CHECK (smallest_app_version ~ '^[0-9]+[.][0-9]+[.][0-9]+$')
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE schema_compatibility');
  }
}
