/**
 * Events for other services: rows that triggers write in the transaction that causes them, so that plain SQL counts as
 * much as any use case. Decision 26 says what keeps them in order.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const accountColumns = [
  'additional_email',
  'language',
  'phones',
  'number',
  'old_numbers',
  'inn',
  'comment',
  'avatar',
];
const flags = ['is_superuser', 'is_staff', 'is_active', 'is_admin', 'is_deleted'];
const told = ['email', 'profile_type', 'password_changed_at', ...flags, ...accountColumns];
const changed = (columns: readonly string[]) =>
  `(${columns.map((column) => `OLD.${column}`)}) IS DISTINCT FROM (${columns.map((column) => `NEW.${column}`)})`;

const outbox = `
  -- RFC 9562, version 7: the clock's milliseconds, then chance.
  CREATE FUNCTION new_event_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT encode(set_bit(set_bit(overlay(
      uuid_send(gen_random_uuid())
      PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6
    ), 52, 1), 53, 1), 'hex')::uuid
  $$;
  CREATE TABLE event_outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    id uuid NOT NULL DEFAULT new_event_id(),
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    time timestamptz NOT NULL DEFAULT clock_timestamp(),
    type varchar(30) NOT NULL,
    user_id integer NOT NULL,
    subject uuid NOT NULL,
    data jsonb NOT NULL DEFAULT '{}',
    -- 1: tokens are dead or alive again; 2: they say something else; 3: the rest. Lower numbers do not wait for higher ones.
    lane smallint NOT NULL GENERATED ALWAYS AS (CASE
      WHEN type IN ('session-revoked', 'account-disabled', 'account-enabled', 'account-purged') THEN 1
      WHEN type = 'token-claims-change' THEN 2
      ELSE 3
    END) STORED,
    published_at timestamptz,
    -- Why the broker will never take it.
    refusal text,
    CONSTRAINT event_outbox_pkey PRIMARY KEY (seq)
  ) WITH (autovacuum_vacuum_scale_factor = 0.02);
  CREATE INDEX event_outbox_waiting_idx ON event_outbox (lane, seq) WHERE published_at IS NULL;
  CREATE INDEX event_outbox_waiting_user_idx ON event_outbox (user_id, seq) WHERE published_at IS NULL;
  CREATE INDEX event_outbox_published_at_idx ON event_outbox (published_at);
  -- The map is read when the event leaves, so one row of a transaction stands for all its changes of one user.
  CREATE UNIQUE INDEX event_outbox_claims_key ON event_outbox (user_id, transaction_id)
    WHERE type = 'token-claims-change';
  -- What stands on the topic of revocations and has to be taken off it again.
  CREATE TABLE published_revocations (
    key varchar(60) NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT published_revocations_pkey PRIMARY KEY (key)
  );
  CREATE INDEX published_revocations_expires_at_idx ON published_revocations (expires_at);
  -- The one worker that publishes, and until when it may without saying so again.
  CREATE TABLE event_relay (
    holder uuid,
    held_until timestamptz NOT NULL DEFAULT '-infinity',
    only_row boolean NOT NULL DEFAULT true,
    CONSTRAINT event_relay_pkey PRIMARY KEY (only_row),
    CONSTRAINT event_relay_one_row CHECK (only_row)
  );
  INSERT INTO event_relay DEFAULT VALUES;
  -- The same word many times in a transaction is sent once.
  CREATE FUNCTION wake_event_relay() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('event_outbox', '');
    RETURN NULL;
  END $$;
  CREATE TRIGGER wake_event_relay AFTER INSERT ON event_outbox
    FOR EACH ROW WHEN (NEW.lane < 3) EXECUTE FUNCTION wake_event_relay()`;

const accounts = `
  CREATE FUNCTION tell_registered() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject, data)
    SELECT 'account-registered', id, subject,
      jsonb_build_object('profile_type', profile_type, 'active', is_active AND NOT is_deleted)
    FROM added ORDER BY id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_registered AFTER INSERT ON users
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_registered();

  CREATE FUNCTION tell_purged() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject) SELECT 'account-purged', id, subject FROM removed ORDER BY id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_purged AFTER DELETE ON users
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tell_purged();

  CREATE FUNCTION tell_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    was text := CASE WHEN OLD.is_deleted THEN 'deleted' WHEN OLD.is_active THEN 'enabled' ELSE 'inactive' END;
    became text := CASE WHEN NEW.is_deleted THEN 'deleted' WHEN NEW.is_active THEN 'enabled' ELSE 'inactive' END;
    fields text[] := array_remove(ARRAY[
      ${accountColumns.map((column) => `CASE WHEN ${changed([column])} THEN '${column}' END`)}], NULL);
  BEGIN
    IF became = 'enabled' AND was <> became THEN
      INSERT INTO event_outbox (type, user_id, subject, data)
      VALUES ('account-enabled', NEW.id, NEW.subject, jsonb_build_object('reason', CASE
        WHEN was = 'deleted' THEN 'restored' WHEN OLD.get_access_date IS NULL THEN 'activated' ELSE 'reactivated' END));
    ELSIF was <> became THEN
      INSERT INTO event_outbox (type, user_id, subject, data)
      VALUES ('account-disabled', NEW.id, NEW.subject,
        jsonb_build_object('reason', CASE became WHEN 'deleted' THEN 'deleted' ELSE 'deactivated' END));
    END IF;
    IF ${changed(flags)} THEN
      INSERT INTO event_outbox (type, user_id, subject) VALUES ('token-claims-change', NEW.id, NEW.subject)
      ON CONFLICT DO NOTHING;
    END IF;
    IF NEW.email <> OLD.email THEN
      INSERT INTO event_outbox (type, user_id, subject) VALUES ('identifier-changed', NEW.id, NEW.subject);
    END IF;
    -- Not the hash: a login makes it anew where it is an old one, and the password stays.
    IF OLD.password_changed_at IS DISTINCT FROM NEW.password_changed_at THEN
      INSERT INTO event_outbox (type, user_id, subject, data)
      VALUES ('credential-change', NEW.id, NEW.subject, '{"credential_type": "password", "change_type": "update"}');
    END IF;
    -- Somebody registers as a user first and gets the profile then; told is the one who has both.
    IF OLD.profile_type IS DISTINCT FROM NEW.profile_type THEN
      UPDATE event_outbox SET data = data || jsonb_build_object('profile_type', NEW.profile_type)
      WHERE user_id = NEW.id AND type = 'account-registered' AND published_at IS NULL
        AND transaction_id = pg_current_xact_id();
      IF NOT FOUND THEN fields := array_prepend('profile_type', fields); END IF;
    END IF;
    IF fields <> '{}' THEN
      INSERT INTO event_outbox (type, user_id, subject, data)
      VALUES ('account-changed', NEW.id, NEW.subject, jsonb_build_object('fields', fields));
    END IF;
    RETURN NULL;
  END $$;
  -- By row: a login updates its user too, and must cost no more than this comparison.
  CREATE TRIGGER tell_account_change AFTER UPDATE ON users
    FOR EACH ROW WHEN (${changed(told)}) EXECUTE FUNCTION tell_account_change();

  CREATE FUNCTION tell_profile_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject, data)
    SELECT 'account-changed', u.id, u.subject, jsonb_build_object('fields', (
      SELECT jsonb_agg('profile.' || key ORDER BY key) FROM jsonb_each(to_jsonb(NEW))
      WHERE value IS DISTINCT FROM to_jsonb(OLD) -> key))
    FROM users u WHERE u.id = NEW.user_id;
    RETURN NULL;
  END $$`;

const profiles = ['worker', 'tenant', 'company'].map(
  (type) => `
  CREATE TRIGGER tell_profile_change AFTER UPDATE ON ${type}_profiles
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_profile_change()`,
);

/** Of sessions that go with their user nothing is told: that the account was purged says more. */
const sessions = `
  CREATE FUNCTION tell_established() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject, data)
    SELECT 'session-established', u.id, u.subject, jsonb_build_object('sid', added.id)
    FROM added JOIN users u ON u.id = added.user_id WHERE added.ended_at IS NULL AND added.expires_at > now();
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_established AFTER INSERT ON sessions
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tell_established();

  CREATE FUNCTION tell_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    reason text := CASE WHEN TG_OP = 'UPDATE' THEN NEW.end_reason END;
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject, data)
    SELECT 'session-revoked', u.id, u.subject, jsonb_build_object('sid', OLD.id, 'reason', reason)
    FROM users u WHERE u.id = OLD.user_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_revoked AFTER UPDATE ON sessions
    FOR EACH ROW WHEN (OLD.ended_at IS NULL AND OLD.expires_at > now()
      AND (NEW.ended_at IS NOT NULL OR NEW.expires_at <= now()))
    EXECUTE FUNCTION tell_revoked();
  -- The clean-up deletes what has expired; whoever deletes a live session ends it.
  CREATE TRIGGER tell_deleted AFTER DELETE ON sessions
    FOR EACH ROW WHEN (OLD.ended_at IS NULL AND OLD.expires_at > now()) EXECUTE FUNCTION tell_revoked();

  CREATE FUNCTION tell_all_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject, data)
    SELECT 'session-revoked', u.id, u.subject, jsonb_build_object('sid', s.id, 'reason', NULL)
    FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.ended_at IS NULL AND s.expires_at > now();
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_truncated BEFORE TRUNCATE ON sessions
    FOR EACH STATEMENT EXECUTE FUNCTION tell_all_revoked()`;

const permissions = `
  -- While the old service's database comes in, only those are told of who can hold tokens that say otherwise.
  CREATE FUNCTION tell_claims_of_holders() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject)
    SELECT 'token-claims-change', u.id, u.subject
    FROM (SELECT DISTINCT user_id FROM holding) holder JOIN users u ON u.id = holder.user_id
    WHERE current_setting('gatehouse.importing', true) IS DISTINCT FROM 'on'
      OR EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id AND s.ended_at IS NULL AND s.expires_at > now())
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_granted AFTER INSERT ON permission_grants
    REFERENCING NEW TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();
  CREATE TRIGGER tell_taken AFTER DELETE ON permission_grants
    REFERENCING OLD TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();
  CREATE TRIGGER tell_moved_from AFTER UPDATE ON permission_grants
    REFERENCING OLD TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();
  CREATE TRIGGER tell_moved_to AFTER UPDATE ON permission_grants
    REFERENCING NEW TABLE AS holding FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_holders();

  CREATE FUNCTION tell_claims_of_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO event_outbox (type, user_id, subject)
    SELECT 'token-claims-change', u.id, u.subject FROM users u WHERE u.id IN (
      SELECT held.user_id FROM permission_grants held
      WHERE held.permission_id IN (
        SELECT id FROM was JOIN became USING (id) WHERE (was.name, was.action) <> (became.name, became.action)))
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE TRIGGER tell_renamed AFTER UPDATE ON permissions
    REFERENCING OLD TABLE AS was NEW TABLE AS became FOR EACH STATEMENT EXECUTE FUNCTION tell_claims_of_renamed()`;

const triggers: Readonly<Record<string, readonly string[]>> = {
  users: ['tell_registered', 'tell_purged', 'tell_account_change'],
  worker_profiles: ['tell_profile_change'],
  tenant_profiles: ['tell_profile_change'],
  company_profiles: ['tell_profile_change'],
  sessions: ['tell_established', 'tell_revoked', 'tell_deleted', 'tell_truncated'],
  permission_grants: ['tell_granted', 'tell_taken', 'tell_moved_from', 'tell_moved_to'],
  permissions: ['tell_renamed'],
};

export class CreateEventOutbox1764000000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const part of [outbox, accounts, ...profiles, sessions, permissions]) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, names] of Object.entries(triggers)) {
      for (const name of names) await db.query(`DROP TRIGGER ${name} ON ${table}`);
    }
    await db.query(`
      DROP FUNCTION tell_registered, tell_purged, tell_account_change, tell_profile_change, tell_established,
        tell_revoked, tell_all_revoked, tell_claims_of_holders, tell_claims_of_renamed;
      DROP TABLE event_outbox, published_revocations, event_relay;
      DROP FUNCTION wake_event_relay, new_event_id`);
  }
}
