-- UPDATE of users.is_active: an account that becomes active no longer waits for its activation mail, whatever statement
-- activates it. The activation code in that mail cannot reactivate the account after a later deactivation.
CREATE OR REPLACE FUNCTION end_wait_for_activation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.awaits_activation := false;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER users_end_wait BEFORE UPDATE OF is_active ON users
  FOR EACH ROW WHEN (NEW.is_active AND NEW.awaits_activation) EXECUTE FUNCTION end_wait_for_activation();
