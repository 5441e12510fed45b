/** A mail that waits, or failed, is deleted when the link of its invitation ends. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadTriggers } from '../load-triggers.js';

export class WithdrawInvitationMails1764000000117 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await loadTriggers(db, 1764000000117);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION withdraw_invitation_mail CASCADE');
  }
}
