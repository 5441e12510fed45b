/** The settings of the local stack. Variables of the shell override them, except the addresses of servers. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '#config';
import type { Environment } from '../apps/start-app.js';
import type { ServerAddresses } from '../apps/system.js';

/** @param smtp `smtp://host:port` */
export function stackEnvironment(folder: string, servers: ServerAddresses, smtp: string): Environment {
  const { hostname, port } = new URL(smtp);
  const chosen = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('npm_'),
  );
  const gatewayPort = process.env['PORT'] ?? '8000';
  return {
    DEBUG: '1',
    SECRET_KEY: keptSecret(folder),
    PUBLIC_URL: `http://localhost:${gatewayPort}`,
    AUTH_SERVICE_HEALTH_PORT: '8002',
    WORKER_HEALTH_PORT: '8003',
    ...Object.fromEntries(chosen),
    PORT: gatewayPort,
    DATABASE_URL: servers.postgres,
    REDIS_URL: servers.redis,
    KAFKA_URL: servers.kafka,
    EMAIL_HOST: hostname,
    EMAIL_PORT: port,
    DEVELOPMENT_MAILBOX: join(folder, 'mailbox'),
    ...allowedOrigins(process.env['EXAMPLE_ORIGIN']),
  };
}

/** The page of the example, beside the origins of the environment and `.env`. */
function allowedOrigins(example: string | undefined): Environment {
  if (example === undefined) return {};
  return { CORS_ORIGINS: [readEnvironment()['CORS_ORIGINS'], example].filter(Boolean).join(',') };
}

/** Created once, so that sessions survive a restart of the stack. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret-key');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(48).toString('base64'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
