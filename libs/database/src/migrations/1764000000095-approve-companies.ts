/** Companies that registered themselves wait for approval, and administrators say whom a company may take in. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ApproveCompanies1764000000095 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Companies that exist count as approved, and so do those that the previous version still registers meanwhile.
    await db.query('ALTER TABLE company_profiles ADD COLUMN awaits_approval boolean NOT NULL DEFAULT false');
    await db.query(
      'CREATE INDEX company_profiles_awaiting_idx ON company_profiles (user_id) WHERE awaits_approval',
    );
    await db.query(`
      CREATE TABLE company_assignments (
        company_id integer NOT NULL
          CONSTRAINT company_assignments_company_fkey REFERENCES company_profiles (user_id) ON DELETE CASCADE,
        user_id integer NOT NULL CONSTRAINT company_assignments_user_fkey REFERENCES users (id) ON DELETE CASCADE,
        assigned_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT company_assignments_pkey PRIMARY KEY (company_id, user_id)
      )`);
    await db.query('CREATE INDEX company_assignments_user_idx ON company_assignments (user_id)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE company_assignments');
    await db.query('ALTER TABLE company_profiles DROP COLUMN awaits_approval');
  }
}
