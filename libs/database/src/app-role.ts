/** The role the apps connect as: it reads and writes rows, and can neither change the schema nor the audit trail. Decision 45. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { defaultsOf } from './session-parameters.js';

export interface AppRole {
  readonly name: string;
  /** For a role that does not exist yet; one that exists keeps its own. */
  readonly password: string;
}

/** The role can only select from and insert into these tables. The owner deletes old entries with `purge-audit`. */
const appendOnly = 'audit_entries, audit_values';

/**
 * Creates the role if it is missing, and grants it what the apps need, on all tables there are and will be. Run by the
 * owner of the tables, any number of times.
 * @throws Error that says what to do
 */
export async function grantToApps(dataSource: DataSource, { name, password }: AppRole): Promise<void> {
  await dataSource.transaction(async (db) => {
    await requireRole(db, name, password);
    const [place] = await db.query<[Place]>(
      'SELECT current_schema() AS schema, current_database() AS database',
    );
    for (const statement of grants(name, place)) await db.query(statement);
    await requireLimits(db, name, place.schema);
  });
}

async function requireRole(db: EntityManager, name: string, password: string): Promise<void> {
  const [found] = await db.query<{ superuser: boolean; own: boolean }[]>(
    'SELECT rolsuper AS superuser, rolname = current_user AS own FROM pg_roles WHERE rolname = $1',
    [name],
  );
  if (found?.own) throw new Error(`DB_APP_USERNAME (${name}) is the role that migrates: name another one`);
  if (found?.superuser)
    throw new Error(`DB_APP_USERNAME (${name}) is a superuser: name a role without rights`);
  if (found) return;
  if (!password) throw new Error(`The role ${name} does not exist: create it, or set DB_APP_PASS`);
  await db.query(
    `CREATE ROLE ${escapeIdentifier(name)} LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`,
  );
}

interface Place {
  readonly schema: string;
  readonly database: string;
}

function grants(name: string, place: Place): string[] {
  const role = escapeIdentifier(name);
  const schema = escapeIdentifier(place.schema);
  const database = escapeIdentifier(place.database);
  const privilege = (kind: string, object: string, right: string) =>
    `has_${kind}_privilege(${[name, object, right].map(escapeLiteral).join(', ')})`;
  return [
    // PUBLIC has both by default. A role that owns neither the database nor the schema could not grant them.
    `DO $$ BEGIN
       IF NOT ${privilege('database', place.database, 'CONNECT')} THEN
         GRANT CONNECT ON DATABASE ${database} TO ${role};
       END IF;
       IF NOT ${privilege('schema', place.schema, 'USAGE')} THEN GRANT USAGE ON SCHEMA ${schema} TO ${role}; END IF;
     END $$`,
    // Up to PostgreSQL 14, PUBLIC may create objects in the schema public.
    `REVOKE CREATE ON SCHEMA ${schema} FROM PUBLIC, ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
    `GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${role}`,
    `REVOKE INSERT, UPDATE, DELETE ON schema_migrations, schema_compatibility FROM ${role}`,
    `REVOKE UPDATE, DELETE ON ${appendOnly} FROM ${role}`,
    defaultsOf(role, database, schema),
  ];
}

/** The role may also have rights as PUBLIC or as a member of another role, which `migrate` does not revoke. */
async function requireLimits(db: EntityManager, name: string, schema: string): Promise<void> {
  const [{ creates, erases }] = await db.query<[{ creates: boolean; erases: boolean }]>(
    `SELECT has_schema_privilege($1, $2, 'CREATE') AS creates,
       has_table_privilege($1, 'audit_entries', 'UPDATE, DELETE, TRUNCATE') AS erases`,
    [name, schema],
  );
  if (creates || erases) {
    const right = creates ? `create in the schema ${schema}` : 'change the audit trail';
    throw new Error(`The role ${name} may ${right} all the same: revoke that from PUBLIC and from its roles`);
  }
}

/** What PostgreSQL stores of a password (RFC 5803), so that no log of its statements shows the password. */
function scramVerifier(password: string): string {
  const [salt, iterations] = [randomBytes(16), 4096];
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`;
}
