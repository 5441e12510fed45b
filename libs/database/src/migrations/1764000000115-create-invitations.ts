/** Invitations: an address, the draft of what its reader becomes, and the digest of the mailed code. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadTriggers } from '../load-triggers.js';

export class CreateInvitations1764000000115 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // No foreign keys to departments, areas and permissions: their deletion must not delete the invitation, and its
    // acceptance reports what is gone.
    await db.query(`
      CREATE TABLE invitations (
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        email varchar(254) NOT NULL,
        company_id integer,
        invited_by integer,
        language varchar(2) NOT NULL,
        profile jsonb NOT NULL,
        department_id uuid,
        area_id uuid,
        part numeric(11,10),
        permission_ids uuid[] NOT NULL DEFAULT '{}',
        permission_group varchar(100),
        state varchar(10) NOT NULL DEFAULT 'sent',
        code_digest bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        sent_at timestamptz NOT NULL DEFAULT now(),
        times_sent integer NOT NULL DEFAULT 1,
        opened_at timestamptz,
        closed_at timestamptz,
        user_id integer,
        mail_id uuid NOT NULL,
        CONSTRAINT invitations_pkey PRIMARY KEY (id),
        CONSTRAINT invitations_code_key UNIQUE (code_digest),
        CONSTRAINT invitations_email_lower_case CHECK (email = lower(email)),
        CONSTRAINT invitations_part_range CHECK (part > 0 AND part <= 1),
        CONSTRAINT invitations_closed CHECK ((state IN ('sent', 'opened')) = (closed_at IS NULL)),
        CONSTRAINT invitations_company_fkey FOREIGN KEY (company_id) REFERENCES company_profiles(user_id) ON DELETE CASCADE,
        CONSTRAINT invitations_inviter_fkey FOREIGN KEY (invited_by) REFERENCES users(id) ON DELETE SET NULL,
        CONSTRAINT invitations_user_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX invitations_open_idx ON invitations (email, (coalesce(company_id, 0)))
        WHERE state IN ('sent', 'opened');
      CREATE INDEX invitations_email_idx ON invitations (email);
      CREATE INDEX invitations_company_idx ON invitations (company_id, id);
      CREATE INDEX invitations_company_sent_at_idx ON invitations (company_id, sent_at);
      CREATE INDEX invitations_inviter_idx ON invitations (invited_by);
      CREATE INDEX invitations_user_idx ON invitations (user_id);
      CREATE INDEX invitations_end_idx ON invitations ((coalesce(closed_at, expires_at)))`);
    await loadTriggers(db, 1764000000115);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER erase_invitations ON users');
    await db.query('DROP TABLE invitations');
    await db.query('DROP FUNCTION erase_invitations, tell_invitation');
  }
}
