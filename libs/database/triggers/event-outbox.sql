-- event_outbox: ids of new events and the notification of the relay (docs/decisions/0026-write-events-with-triggers.md). The files
-- *-events.sql hold the triggers that insert events.

-- UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds since the epoch, then random bits. Default of event_outbox.id.
CREATE OR REPLACE FUNCTION new_event_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(
    uuid_send(gen_random_uuid())
    PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6
  ), 52, 1), 53, 1), 'hex')::uuid
$$;

-- INSERT of an urgent event (lane 1: revocations, lane 2: changed claims) notifies the relay on the channel event_outbox. The
-- relay polls for the others. PostgreSQL sends identical notifications of a transaction once.
CREATE OR REPLACE FUNCTION wake_event_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('event_outbox', '');
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER wake_event_relay AFTER INSERT ON event_outbox
  FOR EACH ROW WHEN (NEW.lane < 3) EXECUTE FUNCTION wake_event_relay();
