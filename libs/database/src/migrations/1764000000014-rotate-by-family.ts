/** A session names its one live refresh token, remembers why it ended, and what its owner wants to see of it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RotateByFamily1764000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE sessions
        ADD tip_jti uuid,
        ADD tip_issued_at timestamptz,
        ADD predecessor_jti uuid,
        ADD end_reason varchar(30),
        ADD device varchar(200),
        ADD last_used_at timestamptz NOT NULL DEFAULT now(),
        ADD CONSTRAINT sessions_tip_whole CHECK (num_nonnulls(tip_jti, tip_issued_at) IN (0, 2));
      ALTER TABLE refresh_tokens ADD good_until timestamptz;
      ALTER TABLE security_events ADD reason varchar(30)`);
    // Sessions that began before this go on: until now each had one outstanding token.
    await db.query(`
      UPDATE sessions s SET tip_jti = t.jti, tip_issued_at = t.issued_at, last_used_at = t.issued_at
      FROM refresh_tokens t WHERE t.session_id = s.id AND t.blacklisted_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE security_events DROP reason;
      ALTER TABLE refresh_tokens DROP good_until;
      ALTER TABLE sessions DROP CONSTRAINT sessions_tip_whole, DROP tip_jti, DROP tip_issued_at,
        DROP predecessor_jti, DROP end_reason, DROP device, DROP last_used_at`);
  }
}
