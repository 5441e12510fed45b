/** Applies the limit of the migration before to the sessions there are: rows that SQL of others inserted may exceed it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillRows } from '../fill-rows.js';

export class CheckSessionLimits1764000000140 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await fillRows(db, {
      table: 'sessions',
      key: 'id',
      set: 'expires_at = absolute_expires_at',
      where: 'expires_at > absolute_expires_at',
    });
    await db.query('ALTER TABLE sessions VALIDATE CONSTRAINT sessions_absolute_expiry');
  }

  /** The rows keep their values, and the migration before removes the constraint. */
  async down(): Promise<void> {}
}
