/** The audit trail, which only grows, and the versions that keep two administrators from undoing each other. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const versioned = ['users', 'permission_groups', 'departments', 'house_groups', 'houses', 'areas'];

export class CreateAudit1764000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit_entries (
        id uuid NOT NULL,
        occurred_at timestamptz NOT NULL DEFAULT now(),
        actor_id integer,
        action varchar(60) NOT NULL,
        target_type varchar(40) NOT NULL,
        target_id varchar(160) NOT NULL,
        before jsonb,
        after jsonb,
        CONSTRAINT audit_entries_pkey PRIMARY KEY (id)
      );
      CREATE INDEX audit_entries_target_idx ON audit_entries (target_type, target_id, id);
      CREATE INDEX audit_entries_actor_idx ON audit_entries (actor_id, id);
      CREATE INDEX audit_entries_action_idx ON audit_entries (action, id);
      -- Whatever role the application has, even the tables' owner: the trail can only be added to.
      CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`);
    for (const table of versioned) {
      await db.query(`ALTER TABLE ${table} ADD version integer NOT NULL DEFAULT 1`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of versioned) await db.query(`ALTER TABLE ${table} DROP version`);
    await db.query('DROP TABLE audit_entries');
    await db.query('DROP FUNCTION refuse_audit_change');
  }
}
