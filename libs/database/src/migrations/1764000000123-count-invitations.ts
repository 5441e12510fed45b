/** How many invitations each company has sent at most within a day. See decision 84. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountInvitations1764000000123 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Room in each page: the row is updated with each invitation, and never moves to another page.
    await db.query(`
      CREATE TABLE invitation_quotas (
        company_id integer NOT NULL,
        most_sent integer NOT NULL,
        counted_at timestamptz NOT NULL,
        CONSTRAINT invitation_quotas_pkey PRIMARY KEY (company_id),
        CONSTRAINT invitation_quotas_company_fkey FOREIGN KEY (company_id) REFERENCES company_profiles(user_id)
          ON DELETE CASCADE
      ) WITH (fillfactor = 10)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE invitation_quotas');
  }
}
