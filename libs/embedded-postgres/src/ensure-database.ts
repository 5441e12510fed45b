/** Makes the application's database in the cluster the first time. */
import { Client } from 'pg';
import { type Access, addressOf, database } from './access.js';

export async function ensureDatabase(access: Access): Promise<void> {
  const client = new Client({ connectionString: addressOf(access, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
