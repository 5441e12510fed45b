/** What must be able to go with a person: values in the audit trail, pictures still to be removed. And how details are read. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateErasableValues1764000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit_values (
        entry_id uuid NOT NULL,
        user_id integer NOT NULL,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        CONSTRAINT audit_values_pkey PRIMARY KEY (entry_id),
        CONSTRAINT audit_values_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX audit_values_user_idx ON audit_values (user_id);
      CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON audit_values
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
      -- They go by the cascade, when the person has gone, and in no other way.
      CREATE FUNCTION keep_values_of_the_living() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM users WHERE id = OLD.user_id) THEN
          RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN OLD;
      END $$;
      CREATE TRIGGER append_only_for_the_living BEFORE DELETE ON audit_values
        FOR EACH ROW EXECUTE FUNCTION keep_values_of_the_living();
      CREATE TABLE avatar_leftovers (
        name varchar(255) NOT NULL,
        remove_after timestamptz NOT NULL,
        CONSTRAINT avatar_leftovers_pkey PRIMARY KEY (name)
      );
      CREATE INDEX avatar_leftovers_remove_after_idx ON avatar_leftovers (remove_after)`);
    await db.query(String.raw`
      -- JavaScript would round a number of twenty digits, as those of bank accounts are: it is read as text.
      CREATE FUNCTION with_long_numbers_as_text(given jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      BEGIN
        RETURN CASE jsonb_typeof(given)
          WHEN 'object' THEN (
            SELECT coalesce(jsonb_object_agg(key, with_long_numbers_as_text(value)), '{}') FROM jsonb_each(given))
          WHEN 'array' THEN (
            SELECT coalesce(jsonb_agg(with_long_numbers_as_text(value) ORDER BY place), '[]')
            FROM jsonb_array_elements(given) WITH ORDINALITY AS item (value, place))
          WHEN 'number' THEN
            CASE WHEN length(regexp_replace(given::text, '\D', '', 'g')) > 15 THEN to_jsonb(given::text) ELSE given END
          ELSE given
        END;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE avatar_leftovers, audit_values');
    await db.query('DROP FUNCTION keep_values_of_the_living, with_long_numbers_as_text');
  }
}
