/** Shares of ownership are changed by several hands, so they too count their versions. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VersionShares1764000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE owner_areas ADD version integer NOT NULL DEFAULT 1');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE owner_areas DROP version');
  }
}
