/**
 * Session parameters that our SQL and its readers rely on, set on every connection: a server, a database or a role may
 * have other defaults (PostgreSQL manual, "Setting Parameters").
 */
import { Logger } from '@nestjs/common';
import type { ClientBase } from 'pg';

const required: Readonly<Record<string, string>> = {
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  transform_null_equals: 'off',
};

/** A pooler keeps these two for each of its clients, and any value of theirs is read correctly. */
const anyDefault = ['TimeZone', 'standard_conforming_strings'];

const rows = Object.entries(required)
  .map(([name, value]) => `('${name}', '${value}')`)
  .join(', ');

const schemaOf = (table: string) =>
  `(SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = to_regclass('${table}'))`;

/** The schema of our tables alone: first the one the search path leads to, so that an installation may choose its own. */
const ownSchema = `coalesce(${schemaOf('schema_migrations')}, ${schemaOf('public.schema_migrations')},
  quote_ident(nullif(current_schema(), 'pg_catalog')), 'public')`;

const prepare = `
  WITH set AS MATERIALIZED (
    SELECT set_config(name, value, false) FROM (VALUES ${rows}) AS given (name, value)
    UNION ALL SELECT set_config('search_path', ${ownSchema}, false)
  )
  SELECT pg_backend_pid() AS backend, count(set_config) AS set FROM set`;

/** What a connection to this database gets by default in place of what is required, as assignments of the latter. */
const unlike = `
  SELECT format('%I = %L', needed.name, needed.value) AS assignment
  FROM (VALUES ${rows}) AS needed (name, value) JOIN pg_settings s ON lower(s.name) = lower(needed.name)
  WHERE split_part(s.reset_val, ',', 1) <> needed.value AND needed.name <> ALL ($1)
  UNION ALL
  SELECT format('search_path = %s', own.path) FROM (SELECT ${ownSchema} AS path) AS own
    JOIN pg_settings s ON s.name = 'search_path'
  WHERE s.reset_val <> own.path AND NOT (s.reset_val = '"$user", public' AND own.path = 'public'
    AND NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = current_user))`;

/** Any number but that of other locks, the same in every process. */
const roleLock = 7_221_906;

/**
 * Sets the parameters of a new connection. They last as long as a direct connection. A pooler in transaction mode may send later
 * statements over connections without these parameters, so the defaults of the role in this database are changed as well, which
 * every role may do for itself.
 */
export async function setSessionParameters(client: ClientBase): Promise<void> {
  const { rows: answers } = await client.query<{ backend: number }>(prepare);
  if (!isPooled(client, answers[0]!.backend)) return;
  const { rows: found } = await client.query<{ assignment: string }>(unlike, [anyDefault]);
  const assignments = found.map(({ assignment }) => assignment);
  if (assignments.length === 0) return;
  await changeRoleDefaults(client, assignments).catch((error: unknown) => {
    new Logger('Database').warn({
      msg: 'The role needs other defaults behind this connection pooler, and could not change them itself',
      run: assignments.map((assignment) => `ALTER ROLE … IN DATABASE … SET ${assignment}`),
      err: error,
    });
  });
}

/**
 * Whether the server process differs from the one that greeted the client: a pooler greets with a number of its own.
 * @param backend `pg_backend_pid()`
 */
export function isPooled(client: ClientBase, backend: number): boolean {
  return (client as unknown as { processID: number }).processID !== backend;
}

/**
 * Statements that give `role` what is required as its defaults in `database`, for its owner to run in a transaction; without
 * the right to change the role they do nothing, and the apps change it themselves where a pooler makes it necessary.
 * @param role @param database @param schema quoted identifiers
 */
export function defaultsOf(role: string, database: string, schema: string): string {
  const assignments = Object.entries(required)
    .filter(([name]) => !anyDefault.includes(name))
    .map(([name, value]) => `${name} = '${value}'`);
  const statements = [...assignments, `search_path = ${schema}`].map(
    (assignment) => `ALTER ROLE ${role} IN DATABASE ${database} SET ${assignment};`,
  );
  return `
    DO $do$ BEGIN
      PERFORM pg_advisory_xact_lock(${roleLock});
      ${statements.join('\n')}
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END $do$`;
}

/** One process at a time: PostgreSQL refuses concurrent changes of one role. */
async function changeRoleDefaults(client: ClientBase, assignments: readonly string[]): Promise<void> {
  const statements = assignments.map(
    (assignment) =>
      `EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET %s', current_database(), $set$${assignment}$set$);`,
  );
  await client.query(`
    BEGIN READ WRITE;
    DO $do$ BEGIN
      PERFORM pg_advisory_xact_lock(${roleLock});
      ${statements.join('\n')}
    END $do$;
    COMMIT`);
}
