/** better-auth as documented, on PostgreSQL, from the FOLDER it is installed in. Listens on PORT. */
import { createRequire } from 'node:module';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { Pool } from 'pg';

interface BetterAuth {
  readonly options: object;
}

const { FOLDER, DATABASE_URL, PORT, SECRET } = process.env as Record<string, string>;
const installed = createRequire(join(FOLDER!, 'package.json'));
const load = async <T>(name: string) => (await import(installed.resolve(name))) as T;

const { betterAuth } = await load<{ betterAuth(options: object): BetterAuth }>('better-auth');
const { toNodeHandler } = await load<{ toNodeHandler(auth: BetterAuth): RequestListener }>(
  'better-auth/node',
);
const { getMigrations } = await load<{
  getMigrations(options: object): Promise<{ runMigrations(): Promise<void> }>;
}>('better-auth/db/migration');

const pool = new Pool({ connectionString: DATABASE_URL });
const auth = betterAuth({
  database: pool,
  secret: SECRET,
  baseURL: `http://127.0.0.1:${PORT}`,
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
});
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();

const answer = toNodeHandler(auth);
createServer((request, response) => {
  if (request.url === '/health/ready') return void response.end();
  return answer(request, response);
}).listen(Number(PORT), '127.0.0.1');

process.on('SIGTERM', () => void pool.end().then(() => process.exit(0)));
