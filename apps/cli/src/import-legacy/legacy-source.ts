/** The old service's database: opened read-only, in one snapshot, and known again when it is opened another day. */
import { invalidOptions } from '#errors';
import { Client, types } from 'pg';
import { v5 as uuidv5 } from 'uuid';

/** One row as its query selects it. */
export type LegacyRow = Readonly<Record<string, unknown>> & { readonly id: number };

/** Columns by table, of the tables that concern the import. */
export type LegacySchema = ReadonlyMap<string, ReadonlySet<string>>;

/** Any UUID; names below it are the old databases'. */
const namespace = '6c1f9f0e-6a3b-5d52-9d6f-4b1f3a9c2e70';

/** PostgreSQL's numbers of these types. */
const oid = { bigint: 20, timestamptz: 1184 };

/** Writing a batch elsewhere must not look like idleness here; times must read the same wherever this is. */
const snapshot = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL DateStyle = 'ISO';
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0`;

/** Times stay text, for their microseconds. */
function parserOf(type: number, format?: 'text' | 'binary') {
  if (type === oid.bigint) return Number;
  if (type === oid.timestamptz) return (text: string) => text;
  return types.getTypeParser(type, format as 'text');
}

export class LegacySource {
  private constructor(
    private readonly client: Client,
    /** The same for each copy of one old database. */
    readonly id: string,
    readonly schema: LegacySchema,
  ) {}

  /**
   * @param url of PostgreSQL; what it leaves out comes from the variables libpq knows, such as PGPASSWORD
   * @throws CodedError `request.invalid_fields` when there is no such database, or it is none of the old service's
   */
  static async open(url: string): Promise<LegacySource> {
    const client = await connected(url);
    try {
      await client.query(snapshot);
      const schema = await schemaOf(client);
      return new LegacySource(client, await identityOf(client, schema), schema);
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** @param select takes the id to go on after as `$1`, and the most rows as `$2` */
  async read(select: string, after: number, limit: number): Promise<LegacyRow[]> {
    return this.query<LegacyRow>(select, [after, limit]);
  }

  /** How many rows `select` has in all after this id. */
  async count(select: string, after: number): Promise<number> {
    const counting = `SELECT count(*) AS rows FROM (${select}) AS selected`;
    const [count] = await this.query<{ rows: number }>(counting, [after, null]);
    return count!.rows;
  }

  private async query<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return (await this.client.query<Row>(text, values)).rows;
    } catch (cause) {
      const sentence = `The old database failed: ${reasonOf(cause)}. A further run goes on from here.`;
      throw invalidOptions({ from: sentence });
    }
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

async function connected(url: string): Promise<Client> {
  const client = clientFor(url);
  // Without a listener a connection that breaks between two queries would end the process; the next query reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    throw invalidOptions({ from: `The old database cannot be opened: ${reasonOf(cause)}.` });
  }
}

/** Node joins what it tried in vain without a message of its own. */
function reasonOf(cause: unknown): string {
  return cause instanceof Error && cause.message ? cause.message : 'no answer';
}

function clientFor(url: string): Client {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw invalidOptions({ from: 'Enter an address like postgres://user@host:5432/database.' });
  }
  return new Client({
    connectionString: url,
    application_name: 'gatehouse import',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: parserOf },
  });
}

async function schemaOf(client: Client): Promise<LegacySchema> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
     WHERE table_schema = ANY(current_schemas(false)) AND table_name ~ '^(authorization_|django_migrations$)'
     GROUP BY table_name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]));
}

/** The moment the old database was made goes with every copy of it. */
async function identityOf(client: Client, schema: LegacySchema): Promise<string> {
  const made = schema.has('django_migrations')
    ? 'SELECT extract(epoch FROM min(applied))::text AS name FROM django_migrations'
    : 'SELECT current_database()::text AS name';
  const { rows } = await client.query<{ name: string | null }>(made);
  return uuidv5(rows[0]?.name ?? 'unnamed', namespace);
}
