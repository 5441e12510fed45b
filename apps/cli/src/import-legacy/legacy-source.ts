/** The old service's database: opened read-only, in one snapshot, and known again when it is opened another day. */
import { invalidOptions } from '#errors';
import type { Client } from 'pg';
import { connectToLegacy, identityOf, type LegacySchema, reasonOf, schemaOf } from './legacy-connection.js';

/** One row as its query selects it. */
export type LegacyRow = Readonly<Record<string, unknown>> & { readonly id: number };

/** Writing a batch elsewhere must not look like idleness here; times must read the same wherever this is. */
const snapshot = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL DateStyle = 'ISO';
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0`;

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
    const client = await connectToLegacy(url, 'from');
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
