/** From this migration on, the files in libs/database/triggers define all triggers. Their behaviour does not change. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadTriggers } from '../load-triggers.js';

export class LoadTriggerFiles1764000000111 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await loadTriggers(db, 1764000000111);
  }

  /** The definitions of the migrations before differ in comments only. */
  async down(): Promise<void> {}
}
