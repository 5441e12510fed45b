/** An index of the audit log for the filter by the id of a target without its type: an account is the target as user and as company. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexAuditTargets1764000000129 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX audit_entries_target_id_idx ON audit_entries (target_id, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX audit_entries_target_id_idx');
  }
}
