/** Merges the settings of several sources. The environment wins over `.env`, also under another name of the same setting. */

import { settingNamedBy } from './secret-files.js';

/** `secret_file`: from the file that `NAME_FILE` names. `start`: from `npm start`, which makes up what is missing, or stored by it for commands. */
export const settingSources = ['default', 'environment', 'env_file', 'secret_file', 'start'] as const;
export type SettingSource = (typeof settingSources)[number];

const parts = ['DB_NAME', 'DB_USERNAME', 'DB_HOST', 'DB_PORT', 'DB_PASS'] as const;

/** Whether any setting of the address is given; the rest is then not filled in from elsewhere. */
export function namesDatabase(environment: NodeJS.ProcessEnv): boolean {
  return ['DATABASE_URL', ...parts].some((name) => environment[name]);
}

/** Within one source, each key wins over the names in its list. */
const winners: Readonly<Record<string, readonly string[]>> = {
  DATABASE_URL: parts,
  REDIS_URL: ['CELERY_BROKER_URL'],
  SUPERUSER_EMAIL: ['DJANGO_SUPERUSER_EMAIL'],
  SUPERUSER_PASSWORD: ['DJANGO_SUPERUSER_PASSWORD'],
};

/**
 * `environment` wins over `file`, also where it uses the other names: DB_HOST there wins over DATABASE_URL here, and
 * SECRET_KEY there over SECRET_KEY_FILE here.
 */
export function layered(file: NodeJS.ProcessEnv, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const given = new Set(
    Object.keys(environment)
      .filter((name) => environment[name])
      .map(settingNamedBy),
  );
  const isOutdone = (name: string) => given.has(name) || winners[name]?.some((other) => given.has(other));
  const kept = Object.entries(file).filter(([name]) => !isOutdone(settingNamedBy(name)));
  return { ...Object.fromEntries(kept), ...environment };
}
