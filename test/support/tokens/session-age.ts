/** Lets time pass for one session, by SQL. */
import type { Client } from 'pg';

/** Makes a session older, with all its times. */
export async function ageSession(database: Client, seconds: number, session: string): Promise<void> {
  const earlier = (...columns: string[]) =>
    columns.map((column) => `${column} = ${column} - make_interval(secs => $2)`).join(', ');
  const ledger = earlier('issued_at', 'expires_at', 'good_until');
  await database.query(`UPDATE refresh_tokens SET ${ledger} WHERE session_id = $1`, [session, seconds]);
  const times = earlier('tip_issued_at', 'expires_at', 'absolute_expires_at');
  await database.query(`UPDATE sessions SET ${times} WHERE id = $1`, [session, seconds]);
}
