/**
 * Invitations know older spellings of their address, replaced codes, and whether the shell sent them; accounts know that an
 * administrator activated them without a proof of the mailbox.
 */
import { domainToUnicode } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadTriggers } from '../load-triggers.js';

export class CompleteInvitations1764000000119 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE users ADD COLUMN has_unproven_email boolean NOT NULL DEFAULT false;
      ALTER TABLE invitations ADD COLUMN older_spelling varchar(254),
        ADD COLUMN former_code_digests bytea[] NOT NULL DEFAULT '{}',
        ADD COLUMN from_shell boolean NOT NULL DEFAULT false;
      CREATE INDEX invitations_former_codes_idx ON invitations USING gin (former_code_digests);
      CREATE INDEX invitations_older_spelling_idx ON invitations (older_spelling) WHERE older_spelling IS NOT NULL`);
    // Who proved the mailbox was not stored: these people accept with the mailed link.
    await db.query(`
      UPDATE users SET has_unproven_email = true WHERE is_active AND (origin = 'administrator' OR id::text IN (
        SELECT target_id FROM audit_entries WHERE target_type = 'user' AND action = 'user.state_changed'))`);
    await db.query(
      'UPDATE invitations SET from_shell = true WHERE invited_by IS NULL AND company_id IS NULL',
    );
    const rows = (await db.query(`SELECT DISTINCT email FROM invitations WHERE email LIKE '%@%xn--%'`)) as {
      email: string;
    }[];
    for (const { email } of rows) {
      const at = email.lastIndexOf('@');
      const spelling = `${email.slice(0, at)}@${domainToUnicode(email.slice(at + 1))}`;
      await db.query('UPDATE invitations SET older_spelling = $2 WHERE email = $1 AND email <> $2', [
        email,
        spelling,
      ]);
    }
    await loadTriggers(db, 1764000000119);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION erase_invitations() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM invitations USING removed WHERE invitations.email = removed.email;
        RETURN NULL;
      END $$`);
    await db.query(`
      ALTER TABLE invitations DROP COLUMN older_spelling, DROP COLUMN former_code_digests, DROP COLUMN from_shell;
      ALTER TABLE users DROP COLUMN has_unproven_email`);
  }
}
