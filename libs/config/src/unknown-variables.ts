/** Variables that look like settings and are none: apps ignore them, so a typo has no effect. */
import { distance } from 'fastest-levenshtein';
import { readEnvFile } from './read-environment.js';
import { settingNamedBy } from './secret-files.js';
import { SettingsError } from './settings-error.js';
import { variables } from './variables.js';

export interface UnknownVariable {
  readonly name: string;
  readonly place: 'environment' | 'env_file';
  /** The setting that may be meant. */
  readonly similar: string | undefined;
}

/** Names that docker-compose.yml reads from `.env`, and other names that programs around Gatehouse read. */
const ofOthers = /^(?:UV_THREADPOOL_SIZE|NODE_.*|OTEL_.*|COMPOSE_.*|[A-Z]+_BIND|KAFKA_ADVERTISED_HOST|TZ)$/;

const settings = Object.keys(variables);
/** Read as other names of settings. */
const formerNames = ['DJANGO_SUPERUSER_EMAIL', 'DJANGO_SUPERUSER_PASSWORD'];
const known = new Set([...settings, ...formerNames]);

/** @returns those of the environment that resemble a setting, and all of `.env` */
export function unknownVariables(): UnknownVariable[] {
  return [
    ...unknownAmong(Object.keys(process.env), 'environment').filter(({ similar }) => similar !== undefined),
    ...unknownAmong(namesInEnvFile(), 'env_file'),
  ];
}

export function unknownAmong(names: readonly string[], place: UnknownVariable['place']): UnknownVariable[] {
  return names
    .filter((name) => !known.has(settingNamedBy(name)) && !ofOthers.test(name))
    .map((name) => ({ name, place, similar: similarSetting(name) }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Shorter names are near too many others: `HOME` and `HOST`. */
const shortest = 5;

function similarSetting(name: string): string | undefined {
  const wanted = name.toUpperCase();
  if (wanted.length < shortest) return undefined;
  const near = settings
    .map((setting) => ({ setting, difference: distance(wanted, setting) }))
    .filter(({ setting, difference }) => difference <= (setting.length < 8 ? 1 : 2))
    .toSorted((one, other) => one.difference - other.difference)[0];
  return near?.setting ?? continuedSetting(wanted);
}

/** `DB_PASSWORD` for `DB_PASS`, `DB_USER` for `DB_USERNAME`. */
function continuedSetting(name: string): string | undefined {
  return settings.find(
    (setting) =>
      setting.includes('_') &&
      name.includes('_') &&
      Math.min(name.length, setting.length) >= shortest &&
      (setting.startsWith(name) || name.startsWith(setting)),
  );
}

function namesInEnvFile(): string[] {
  try {
    return Object.keys(readEnvFile('.env'));
  } catch (error) {
    // The start of the process has reported it.
    if (error instanceof SettingsError) return [];
    throw error;
  }
}
