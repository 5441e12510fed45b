/** Indexes of the mails to an address and about an account, which the erasure of an account deletes: without them it reads all mails. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from '../build-index.js';

export class IndexMailsByPerson1764000000138 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await buildIndex(db, { name: 'mail_outbox_recipient_idx', on: 'mail_outbox (recipient)' });
    await buildIndex(db, {
      name: 'mail_outbox_about_idx',
      on: 'mail_outbox (about) WHERE about IS NOT NULL',
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX mail_outbox_about_idx, mail_outbox_recipient_idx');
  }
}
