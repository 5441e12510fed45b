/** When each password was set: by its owner, at registration or by a reset; not when only its hash was made anew. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DatePasswords1764000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Of the passwords there are nobody knows; new accounts have a new one.
    await db.query(`
      ALTER TABLE users ADD COLUMN password_changed_at timestamptz;
      ALTER TABLE users ALTER COLUMN password_changed_at SET DEFAULT now()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE users DROP COLUMN password_changed_at');
  }
}
