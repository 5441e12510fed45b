/** An empty database for a test file, on the server of the test run. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface FreshDatabase {
  /** For the owner, who runs migrations. */
  readonly url: string;
  /** For the role of the apps, which `migrate` creates. */
  readonly appUrl: string;
  /** The settings that name that role to `migrate`. */
  readonly appRole: Readonly<Record<'DB_APP_USERNAME' | 'DB_APP_PASS', string>>;
  /** Also ends connections that are still open. */
  drop(): Promise<void>;
}

/** @param server address of any database on the server whose user may create databases and roles */
export async function freshDatabase(server: string): Promise<FreshDatabase> {
  const name = `gatehouse_${randomBytes(6).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const appRole = { DB_APP_USERNAME: `${name}_app`, DB_APP_PASS: randomBytes(12).toString('hex') };
  const appUrl = new URL(url);
  appUrl.username = appRole.DB_APP_USERNAME;
  appUrl.password = appRole.DB_APP_PASS;
  const drop = async () => {
    await execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await execute(server, `DROP ROLE IF EXISTS ${appRole.DB_APP_USERNAME}`);
  };
  return { url: url.href, appUrl: appUrl.href, appRole, drop };
}

async function execute(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
