/** Invitations carry the phones of the account that their acceptance creates. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InviteWithPhones1764000000121 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE invitations ADD COLUMN phones jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE invitations DROP COLUMN phones');
  }
}
