-- audit_entries and audit_values are append-only, for the owner of the tables, too. Two exceptions: the values of a user are
-- deleted together with the user (foreign key, ON DELETE CASCADE), and the owner may purge old entries in a transaction that
-- sets `gatehouse.purging_audit` to `on` (docs/decisions/0045-connect-apps-as-a-restricted-database-role.md).

-- Whether this transaction may delete rows of the table `audited`.
CREATE OR REPLACE FUNCTION purges_audit(audited oid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('gatehouse.purging_audit', true) = 'on', false)
    AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = audited), 'MEMBER')
$$;

-- Raises insufficient_privilege (42501) on UPDATE and TRUNCATE, and on DELETE outside a purge.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND purges_audit(TG_RELID) THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON audit_values
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- Raises insufficient_privilege (42501) while the user of the row exists, except in a purge.
CREATE OR REPLACE FUNCTION keep_values_of_the_living() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT purges_audit(TG_RELID) AND EXISTS (SELECT FROM users WHERE id = OLD.user_id) THEN
    RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER append_only_for_the_living BEFORE DELETE ON audit_values
  FOR EACH ROW EXECUTE FUNCTION keep_values_of_the_living();
