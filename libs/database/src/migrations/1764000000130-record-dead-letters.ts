/** Dead letters without their contents (decision 90), why events cannot be published, and an index of events that the broker refused. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordDeadLetters1764000000130 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE dead_letters (
        id uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        reason varchar(30) NOT NULL,
        topic varchar(249) NOT NULL,
        partition integer NOT NULL,
        first_offset bigint NOT NULL,
        last_offset bigint NOT NULL,
        count integer NOT NULL,
        bytes integer NOT NULL,
        correlation_id varchar(100),
        CONSTRAINT dead_letters_pkey PRIMARY KEY (id)
      );
      -- A slice that is read again after a crash is recorded once.
      CREATE UNIQUE INDEX dead_letters_position_key ON dead_letters (topic, partition, first_offset, reason);
      CREATE INDEX dead_letters_reason_idx ON dead_letters (reason, id);
      CREATE INDEX dead_letters_recorded_at_idx ON dead_letters (recorded_at);
      CREATE INDEX event_outbox_refused_idx ON event_outbox (lane, seq) WHERE refusal IS NOT NULL;
      ALTER TABLE event_relay
        ADD failures integer NOT NULL DEFAULT 0,
        ADD failed_at timestamptz,
        ADD failure varchar(200)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE event_relay DROP failures, DROP failed_at, DROP failure;
      DROP INDEX event_outbox_refused_idx;
      DROP TABLE dead_letters`);
  }
}
