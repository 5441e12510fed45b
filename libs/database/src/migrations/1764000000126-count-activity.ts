/** Hourly statistics, and the apps that run. See decision 88. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountActivity1764000000126 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE hourly_activity (
        hour timestamptz NOT NULL,
        kind varchar(40) NOT NULL,
        outcome varchar(40) NOT NULL,
        count bigint NOT NULL,
        CONSTRAINT hourly_activity_pkey PRIMARY KEY (hour, kind, outcome)
      );
      CREATE TABLE app_instances (
        id uuid NOT NULL,
        app varchar(20) NOT NULL,
        version varchar(40) NOT NULL,
        host varchar(255) NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        report integer NOT NULL,
        checks jsonb NOT NULL,
        CONSTRAINT app_instances_pkey PRIMARY KEY (id)
      );
      CREATE INDEX app_instances_seen_at_idx ON app_instances (seen_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE app_instances');
    await db.query('DROP TABLE hourly_activity');
  }
}
