/** Companies that wait for approval can be refused with a reason, and administrators are told about those that wait. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RefuseCompanies1764000000116 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Without a default, so that the table is not rewritten. `awaits_approval` stays true for a refused company: it manages nothing.
    await db.query(
      'ALTER TABLE company_profiles ADD COLUMN refused_at timestamptz, ADD COLUMN refusal_reason text',
    );
    // A table of its own: a column of company_profiles would publish account-changed.
    await db.query(`
      CREATE TABLE approval_announcements (
        company_id integer CONSTRAINT approval_announcements_pkey PRIMARY KEY
          CONSTRAINT approval_announcements_company_fkey REFERENCES company_profiles (user_id) ON DELETE CASCADE,
        announced_at timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query(`
      CREATE TABLE approval_announcer (
        only_row boolean DEFAULT true CONSTRAINT approval_announcer_pkey PRIMARY KEY
          CONSTRAINT approval_announcer_only_row CHECK (only_row),
        announced_at timestamptz NOT NULL
      )`);
    await db.query(`INSERT INTO approval_announcer (announced_at) VALUES ('-infinity')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE approval_announcer, approval_announcements');
    await db.query('ALTER TABLE company_profiles DROP COLUMN refused_at, DROP COLUMN refusal_reason');
  }
}
