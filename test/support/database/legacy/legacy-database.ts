/** Restores the old service's database from a plain dump without PostgreSQL's own tools. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { root } from '../../test-run/folders.js';
import { type FreshDatabase, freshDatabase } from '../fresh-database.js';

export type LegacyState = '2023-09' | '2023-11';

/** The lines after `COPY … FROM stdin`, up to `\.`. */
const copyBlock = /^COPY (\S+ \([^)]*\)) FROM stdin;\n([\s\S]*?)^\\\.$/gm;

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** @param server see freshDatabase */
export async function legacyDatabase(server: string, state: LegacyState): Promise<FreshDatabase> {
  const database = await freshDatabase(server);
  const dump = await readFile(join(root, 'test/fixtures/legacy', `dump-${state}.sql`), 'utf8');
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await restore(client, dump.replaceAll(/^ALTER TABLE \S+ OWNER TO .*$/gm, ''));
  } finally {
    await client.end();
  }
  return database;
}

async function restore(client: Client, dump: string): Promise<void> {
  let position = 0;
  for (const block of dump.matchAll(copyBlock)) {
    await client.query(dump.slice(position, block.index));
    for (const line of block[2]!.split('\n').filter(Boolean)) await insert(client, block[1]!, line);
    position = block.index + block[0].length;
  }
  await client.query(dump.slice(position));
}

async function insert(client: Client, target: string, line: string): Promise<void> {
  const values = line.split('\t').map(unescaped);
  const parameters = values.map((_, index) => `$${index + 1}`);
  await client.query(`INSERT INTO ${target} VALUES (${parameters.join(', ')})`, values);
}

/** Text format of COPY (PostgreSQL manual, "COPY"). */
function unescaped(field: string): string | null {
  if (field === '\\N') return null;
  return field.replaceAll(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
}

/** Runs SQL on a database, each statement on its own connection. */
export async function sql<Row extends object>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
