/** PostgreSQL by its Unix socket, as `DB_HOST=/folder` names it. The server of the specs has none, so one is put before it. */
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { loadSettings } from '#config';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database/fresh-database.js';
import { temporary } from '../../../test/support/test-run/process-guard.js';
import { migrate } from '../../../test/support/database/migrated-database.js';
import { createDataSource } from './data-source.js';
import { DatabaseListener } from './listener/database-listener.js';

let database: FreshDatabase;
let socket: Server;
const folder = mkdtempSync(join(temporary, 'socket-'));

beforeAll(async () => {
  database = await freshDatabase(inject('postgres'));
  await (await migrate(database)).destroy();
  const { hostname, port } = new URL(database.url);
  socket = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.pipe(server).pipe(client);
    for (const end of [client, server]) end.on('error', () => client.destroy());
  });
  socket.listen(join(folder, '.s.PGSQL.5432'));
  await once(socket, 'listening');
});

afterAll(async () => {
  socket?.close();
  await database?.drop();
});

it('DB_HOST may be the folder of the socket, for queries and notifications', async () => {
  const { username, password, pathname } = new URL(database.appUrl);
  const settings = loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'of this spec',
    DB_HOST: folder,
    DB_NAME: pathname.slice(1),
    DB_USERNAME: username,
    DB_PASS: password,
  }).database;
  const dataSource = await createDataSource(settings, []).initialize();
  const listener = new DatabaseListener({ url: settings.listenUrl });
  try {
    expect(await dataSource.query('SELECT current_user::text AS role')).toEqual([{ role: username }]);
    const subscription = listener.listen('weather', { notified() {}, lost() {}, back() {} });
    await eventually('A fresh lease', () => subscription.fresh);
  } finally {
    await listener.close();
    await dataSource.destroy();
  }
});
