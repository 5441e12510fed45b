/** Creates mailed codes for tests without a worker and a mailbox. */
import { createHash, randomBytes } from 'node:crypto';
import { Client as Postgres } from 'pg';
import type { Environment } from '../apps/start-app.js';

export interface MailedCode {
  /** Code of the registration. */
  readonly email: string;
  readonly purpose: string;
  /** Code of an email change. */
  readonly newEmail: string;
}

/** @returns the parameters of the mailed link */
export async function mailedCode(
  environment: Environment,
  { email, purpose, newEmail }: MailedCode,
): Promise<{ user_id: number; code: string }> {
  const code = randomBytes(32).toString('base64url');
  const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
  await database.connect();
  try {
    const { rows } = await database.query<{ user_id: number }>(
      `INSERT INTO one_time_codes (digest, user_id, purpose, expires_at, new_email)
       SELECT $1, id, $2::text, now() + interval '1 hour', CASE WHEN $2::text = 'email_change' THEN $3::text END
       FROM users WHERE email = $4 RETURNING user_id`,
      [createHash('sha256').update(code).digest(), purpose, newEmail, email],
    );
    return { user_id: rows[0]!.user_id, code };
  } finally {
    await database.end();
  }
}
