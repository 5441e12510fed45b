/** New tokens of new users, in no cache: inserted by SQL and signed by the service's code as at a login. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import type { Environment } from '../support/apps/start-app.js';
import type { SystemAddresses } from '../support/apps/system.js';
import { eventually } from '../support/eventually.js';
import { root } from '../support/test-run/folders.js';

interface Grant {
  readonly sessionId: string;
  readonly userId: number;
  readonly subject: string;
}

interface Issuer {
  execute(grant: object): Promise<{ access: { token: string } }>;
}

interface Nest {
  get(type: unknown, options: { strict: false }): Issuer;
  close(): Promise<void>;
}

/** The build, so that keys and claims are those of the running apps. */
interface Built {
  readonly loadSettings: (environment: Environment) => unknown;
  readonly createAuthService: (settings: unknown) => Promise<Nest>;
  readonly IssueTokens: unknown;
}

const built = async <Name extends keyof Built>(path: string): Promise<Pick<Built, Name>> =>
  (await import(pathToFileURL(join(root, 'dist', path)).href)) as Pick<Built, Name>;

const insertion = `
  WITH people AS (
    INSERT INTO users (subject, email, password_hash, language, is_active)
    SELECT gen_random_uuid(), gen_random_uuid() || '@example.com', '!unseen', 'en', true FROM generate_series(1, $1)
    RETURNING id, subject
  ), begun AS (
    INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at)
    SELECT gen_random_uuid(), id, now() + '1 day', now() + '1 day' FROM people
    RETURNING id, user_id
  )
  SELECT begun.id AS "sessionId", people.id AS "userId", subject FROM begun JOIN people ON people.id = user_id`;

const untold = 'SELECT FROM event_outbox WHERE published_at IS NULL LIMIT 1';

/** @param addresses of the running system */
export async function newTokens(
  { environment, ownerDatabase }: SystemAddresses,
  count: number,
): Promise<string[]> {
  const { createAuthService } = await built<'createAuthService'>(
    'apps/auth-service/src/create-auth-service.js',
  );
  const { loadSettings } = await built<'loadSettings'>('libs/config/src/index.js');
  const { IssueTokens } = await built<'IssueTokens'>('libs/auth/src/token/issue-tokens.js');
  const database = new Client({ connectionString: ownerDatabase });
  await database.connect();
  const { rows } = await database.query<Grant>(insertion, [count]);
  await database.query('ANALYZE users, sessions');
  // The events about the new users are not part of the measurement.
  await eventually(
    'The publication of their events',
    async () => (await database.query(untold)).rowCount === 0,
    60,
  );
  await database.end();
  const app = await createAuthService(loadSettings(environment));
  try {
    const issuer = app.get(IssueTokens, { strict: false });
    const now = Math.floor(Date.now() / 1000);
    const times = { issuedAt: now, now, expiresAt: now + 86_400 };
    const tokens: string[] = [];
    for (const grant of rows) {
      tokens.push((await issuer.execute({ ...grant, ...times, jti: randomUUID() })).access.token);
    }
    return tokens;
  } finally {
    await app.close();
  }
}
