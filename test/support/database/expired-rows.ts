/** Sessions that expired two days ago, with their refresh tokens, inserted by SQL. */

interface Database {
  query(sql: string): Promise<unknown>;
}

export interface ExpiredSessions {
  readonly sessions: number;
  readonly tokensOfSession: number;
}

/** They belong to the first user. Tokens and sessions are spread over an hour, as they expire in a system in use. */
export async function addExpiredRows(
  database: Database,
  { sessions, tokensOfSession }: ExpiredSessions,
): Promise<void> {
  await database.query(`
    ALTER TABLE sessions DISABLE TRIGGER USER;
    INSERT INTO sessions (id, user_id, created_at, expires_at, absolute_expires_at)
      SELECT gen_random_uuid(), (SELECT min(id) FROM users), now() - interval '20 days',
        now() - interval '2 days' - n * interval '1 hour' / ${sessions}, now()
      FROM generate_series(1, ${sessions}) n;
    ALTER TABLE sessions ENABLE TRIGGER USER;
    INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at, blacklisted_at)
      SELECT gen_random_uuid(), id, created_at, expires_at - n * interval '1 second', created_at
      FROM sessions, generate_series(1, ${tokensOfSession}) n WHERE expires_at < now()`);
  await database.query('VACUUM (ANALYZE) sessions, refresh_tokens');
}
