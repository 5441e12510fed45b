/** Who ran the command that an audit entry is about: user and host of the operating system. Without a default, so nothing is rewritten. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordShellUsers1764000000134 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE audit_entries ADD shell_user varchar(160)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE audit_entries DROP shell_user');
  }
}
