/** Tries, for a diagnosis, what lies between this process and PostgreSQL: a connection pooler, and whether notifications arrive. */
import type { DatabaseSettings } from '#config';
import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { isPooled } from '../session-parameters.js';
import { Lease } from './lease.js';
import { databaseIdentity, ListeningConnection } from './listening-connection.js';

/** Whether a connection pooler answers at the address of `dataSource`. */
export async function reachesPooler(dataSource: DataSource): Promise<boolean> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    const { rows } = await client.query<{ backend: number }>('SELECT pg_backend_pid() AS backend');
    return isPooled(client, rows[0]!.backend);
  } finally {
    await runner.release();
  }
}

/** @throws Error that says why notifications do not arrive at this process */
export async function tryNotifications(
  dataSource: DataSource,
  { url, listenUrl, tls }: Pick<DatabaseSettings, 'url' | 'listenUrl' | 'tls'>,
): Promise<void> {
  const rows = listenUrl === url ? [] : await dataSource.query<{ identity: string }[]>(databaseIdentity);
  const ignore = () => undefined;
  const address = { url: listenUrl, tls };
  const connection = await ListeningConnection.open(address, new Lease(), ignore, rows[0]?.identity);
  connection.close();
}
