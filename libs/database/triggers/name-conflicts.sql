-- Names that had the same key as an older name when uniqueness by key was introduced are exempt from it (name_conflicts).
-- Renaming the row ends the exemption; docs/decisions/0049-store-names-in-one-form.md.
CREATE OR REPLACE FUNCTION end_name_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_conflicts := false;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER company_profiles_end_name_conflict BEFORE UPDATE OF name ON company_profiles
  FOR EACH ROW WHEN (OLD.name_conflicts AND NEW.name <> OLD.name) EXECUTE FUNCTION end_name_conflict();
CREATE OR REPLACE TRIGGER permission_groups_end_name_conflict BEFORE UPDATE OF name ON permission_groups
  FOR EACH ROW WHEN (OLD.name_conflicts AND NEW.name <> OLD.name) EXECUTE FUNCTION end_name_conflict();
CREATE OR REPLACE TRIGGER permissions_end_name_conflict BEFORE UPDATE OF name ON permissions
  FOR EACH ROW WHEN (OLD.name_conflicts AND NEW.name <> OLD.name) EXECUTE FUNCTION end_name_conflict();
