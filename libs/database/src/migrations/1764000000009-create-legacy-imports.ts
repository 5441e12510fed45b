/** How far the old service's database has been brought in, who its users are here, and what its reader should know. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLegacyImports1764000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE legacy_imports (
        source uuid NOT NULL,
        kind varchar(40) NOT NULL,
        last_id bigint NOT NULL,
        imported bigint NOT NULL,
        skipped bigint NOT NULL,
        CONSTRAINT legacy_imports_pkey PRIMARY KEY (source, kind)
      );
      CREATE TABLE legacy_users (
        source uuid NOT NULL,
        old_id bigint NOT NULL,
        user_id integer NOT NULL,
        CONSTRAINT legacy_users_pkey PRIMARY KEY (source, old_id),
        CONSTRAINT legacy_users_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX legacy_users_user_idx ON legacy_users (user_id);
      CREATE TABLE legacy_remarks (
        source uuid NOT NULL,
        kind varchar(40) NOT NULL,
        old_id bigint NOT NULL,
        skipped boolean NOT NULL,
        remark text NOT NULL,
        CONSTRAINT legacy_remarks_pkey PRIMARY KEY (source, kind, old_id)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE legacy_remarks, legacy_users, legacy_imports');
  }
}
