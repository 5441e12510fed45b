/** Reads the database of the Django service in one read-only snapshot. Its `id` is the same in later runs. */
import { invalidOptions } from '#errors';
import type { Client } from 'pg';
import { connectToLegacy, identityOf, type LegacySchema, reasonOf, schemaOf } from './legacy-connection.js';

/** A row as selected by its query. */
export type LegacyRow = Readonly<Record<string, unknown>> & { readonly id: number };

/** No timeouts, because the connection is idle while a batch is written. Fixed formats, independent of the server's settings. */
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
    /** UUIDv5, equal for all copies of one old database. */
    readonly id: string,
    readonly schema: LegacySchema,
  ) {}

  /**
   * @param url missing parts come from libpq's variables, such as PGPASSWORD
   * @throws CodedError `request.invalid_fields` if the URL is invalid or the database cannot be opened
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

  /** @param select expects the id to continue after as `$1` and the maximum number of rows as `$2` */
  async read(select: string, after: number, limit: number): Promise<LegacyRow[]> {
    return this.query<LegacyRow>(select, [after, limit]);
  }

  /** Counts all rows that `select` returns after this id. */
  async count(select: string, after: number): Promise<number> {
    const counting = `SELECT count(*) AS rows FROM (${select}) AS selected`;
    const [count] = await this.query<{ rows: number }>(counting, [after, null]);
    return count!.rows;
  }

  private async query<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return (await this.client.query<Row>(text, values)).rows;
    } catch (cause) {
      const sentence = `The old database failed: ${reasonOf(cause)}. Run the import again to continue from here.`;
      throw invalidOptions({ from: sentence });
    }
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
