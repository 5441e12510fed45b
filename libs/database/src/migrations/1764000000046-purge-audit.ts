/** The owner of the audit trail, and nobody else, may purge it: in a transaction that says so. Decision 45. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PurgeAudit1764000000046 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION purges_audit(audited oid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT coalesce(current_setting('gatehouse.purging_audit', true) = 'on', false)
          AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = audited), 'MEMBER')
      $$;
      CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND purges_audit(TG_RELID) THEN RETURN NULL; END IF;
        RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE OR REPLACE FUNCTION keep_values_of_the_living() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT purges_audit(TG_RELID) AND EXISTS (SELECT FROM users WHERE id = OLD.user_id) THEN
          RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN OLD;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE OR REPLACE FUNCTION keep_values_of_the_living() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM users WHERE id = OLD.user_id) THEN
          RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN OLD;
      END $$;
      DROP FUNCTION purges_audit(oid)`);
  }
}
