-- A user has at most one profile: worker, tenant or company. INSERT and DELETE on the three profile tables keep
-- users.profile_type up to date.

-- Raises unique_violation (23505, constraint users_one_profile) if the user has a profile of another type.
CREATE OR REPLACE FUNCTION claim_profile_type() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users SET profile_type = TG_ARGV[0]
  WHERE id = NEW.user_id AND (profile_type IS NULL OR profile_type = TG_ARGV[0]);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'user % has a profile already', NEW.user_id
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'users_one_profile';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER claim_profile_type BEFORE INSERT ON worker_profiles
  FOR EACH ROW EXECUTE FUNCTION claim_profile_type('worker');
CREATE OR REPLACE TRIGGER claim_profile_type BEFORE INSERT ON tenant_profiles
  FOR EACH ROW EXECUTE FUNCTION claim_profile_type('tenant');
CREATE OR REPLACE TRIGGER claim_profile_type BEFORE INSERT ON company_profiles
  FOR EACH ROW EXECUTE FUNCTION claim_profile_type('company');

CREATE OR REPLACE FUNCTION release_profile_type() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users SET profile_type = NULL WHERE id = OLD.user_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER release_profile_type AFTER DELETE ON worker_profiles
  FOR EACH ROW EXECUTE FUNCTION release_profile_type();
CREATE OR REPLACE TRIGGER release_profile_type AFTER DELETE ON tenant_profiles
  FOR EACH ROW EXECUTE FUNCTION release_profile_type();
CREATE OR REPLACE TRIGGER release_profile_type AFTER DELETE ON company_profiles
  FOR EACH ROW EXECUTE FUNCTION release_profile_type();
