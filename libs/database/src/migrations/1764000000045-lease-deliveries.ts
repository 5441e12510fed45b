/** A delivery of a mail holds a lease in the mail's row, in place of a lock of its session. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LeaseDeliveries1764000000045 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      'ALTER TABLE mail_outbox ADD COLUMN delivery_id uuid, ADD COLUMN delivery_until timestamptz',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE mail_outbox DROP COLUMN delivery_until, DROP COLUMN delivery_id');
  }
}
