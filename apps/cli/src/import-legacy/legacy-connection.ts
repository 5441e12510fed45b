/** Connects to the database of the Django service and identifies it. */
import { invalidOptions } from '#errors';
import { Client, types } from 'pg';
import { v5 as uuidv5 } from 'uuid';
import { wrongUse } from '../usage-error.js';

/** The option that names the old database. */
export type AddressOption = 'from' | 'to';

/** Column names by table, for the tables that the import reads. */
export type LegacySchema = ReadonlyMap<string, ReadonlySet<string>>;

/** Random namespace for the UUIDv5 ids of old databases. */
const namespace = '6c1f9f0e-6a3b-5d52-9d6f-4b1f3a9c2e70';

/** Type OIDs of PostgreSQL. */
const oid = { bigint: 20, timestamptz: 1184 };

/** Timestamps stay text to keep their microseconds. */
function parserOf(type: number, format?: 'text' | 'binary') {
  if (type === oid.bigint) return Number;
  if (type === oid.timestamptz) return (text: string) => text;
  return types.getTypeParser(type, format as 'text');
}

/**
 * @param url missing parts come from libpq's variables, such as PGPASSWORD
 * @throws CodedError `request.invalid_fields` for the option if the URL is invalid or the database cannot be opened
 */
export async function connectToLegacy(url: string, option: AddressOption): Promise<Client> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw wrongUse({ [option]: 'Enter a URL like postgres://user@host:5432/database.' });
  }
  const client = new Client({
    connectionString: url,
    application_name: 'gatehouse import',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: parserOf },
  });
  // Without a listener, a connection that breaks between queries would crash the process. The next query reports the error.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    throw invalidOptions({ [option]: `The old database cannot be opened: ${reasonOf(cause)}.` });
  }
}

/** An AggregateError, which Node throws when all addresses of a host fail, has an empty message. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error && cause.message ? cause.message : 'no connection';
}

export async function schemaOf(client: Client): Promise<LegacySchema> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
     WHERE table_schema = ANY(current_schemas(false)) AND table_name ~ '^(authorization_|django_migrations$)'
     GROUP BY table_name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]));
}

/** @returns UUIDv5 of the time of the first Django migration, which all copies of a database share */
export async function identityOf(client: Client, schema: LegacySchema): Promise<string> {
  const created = schema.has('django_migrations')
    ? 'SELECT extract(epoch FROM min(applied))::text AS name FROM django_migrations'
    : 'SELECT current_database()::text AS name';
  const { rows } = await client.query<{ name: string | null }>(created);
  return uuidv5(rows[0]?.name ?? 'unnamed', namespace);
}
