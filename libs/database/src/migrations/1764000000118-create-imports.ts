/** Imports of people from CSV files: the file's rows with what would happen to each, and what did. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImports1764000000118 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE imports (
        id uuid NOT NULL,
        created_by integer,
        company_id integer,
        encoding varchar(20) NOT NULL,
        delimiter varchar(1) NOT NULL,
        columns text[] NOT NULL,
        state varchar(10) NOT NULL DEFAULT 'checking',
        reason varchar(60),
        created_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz,
        CONSTRAINT imports_pkey PRIMARY KEY (id),
        CONSTRAINT imports_creator_fkey FOREIGN KEY (created_by) REFERENCES users(id) ON DELETE CASCADE,
        CONSTRAINT imports_company_fkey FOREIGN KEY (company_id) REFERENCES company_profiles(user_id) ON DELETE CASCADE
      );
      CREATE INDEX imports_creator_idx ON imports (created_by);
      CREATE INDEX imports_company_idx ON imports (company_id);
      CREATE TABLE import_rows (
        import_id uuid NOT NULL,
        line integer NOT NULL,
        fields jsonb NOT NULL,
        is_too_long boolean NOT NULL,
        email varchar(320),
        plan varchar(20),
        outcome varchar(20),
        reason jsonb,
        CONSTRAINT import_rows_pkey PRIMARY KEY (import_id, line),
        CONSTRAINT import_rows_import_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
      );
      CREATE INDEX import_rows_email_idx ON import_rows (import_id, email, line);
      CREATE INDEX import_rows_unchecked_idx ON import_rows (import_id, line) WHERE plan IS NULL;
      CREATE INDEX import_rows_pending_idx ON import_rows (import_id, line) WHERE outcome IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE import_rows');
    await db.query('DROP TABLE imports');
  }
}
