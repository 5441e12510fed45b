/** Everything the database stores about one account, to show that a request changed nothing. */
import type { Client } from 'pg';

/**
 * @param owner a connection that may read every table
 * @returns table → its rows about the user as JSON, without the time at which the relay published an event
 */
export async function accountRows(owner: Client, userId: number): Promise<Record<string, unknown[]>> {
  const found = await owner.query<{ table: string }>(
    `SELECT table_name AS "table" FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY 1`,
  );
  const tables = [
    ...found.rows.map(({ table }) => [table, 'user_id'] as const),
    ['users', 'id'] as const,
    ['mail_outbox', 'about'] as const,
  ];
  const rows: Record<string, unknown[]> = {};
  for (const [table, column] of tables) {
    const of = await owner.query<{ row: unknown }>(
      `SELECT to_jsonb(t) - 'published_at' AS row FROM "${table}" t WHERE "${column}" = $1 ORDER BY 1`,
      [userId],
    );
    rows[table] = of.rows.map(({ row }) => row);
  }
  return rows;
}
