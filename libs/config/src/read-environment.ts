/** Where settings come from: the environment, then the file `.env`, and the files of secrets that both name; the environment wins. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { layered, namesDatabase, type SettingSource } from './setting-sources.js';
import { EnvFileError, parseEnvFile } from './env-file.js';
import { mayComeFromFile, withSecretFiles } from './secret-files.js';
import { SettingsError } from './settings-error.js';

/** @throws SettingsError when `.env` exists and cannot be read, or the file of a secret cannot be used */
export function readEnvironment(): NodeJS.ProcessEnv {
  return withSecretFiles(layered(readEnvFile('.env'), process.env));
}

/**
 * For commands: adds the settings that `file` stores of the last `npm start`, or none of them if the environment or
 * `.env` names another database, because the stored secret and mode belong to the stored database.
 */
export function readEnvironmentOr(file: string): NodeJS.ProcessEnv {
  const given = readEnvironment();
  const remembered = readEnvFile(file);
  const isOther = namesDatabase(given) && given['DATABASE_URL'] !== remembered['DATABASE_URL'];
  return isOther ? given : layered(remembered, given);
}

/** @returns where the value of a variable in `environment` comes from; call it while `.env` is as it was read */
export function sourcesIn(environment: NodeJS.ProcessEnv): (name: string) => SettingSource {
  const file = readableEnvFile();
  return (name) => {
    if (environment[`${name}_FILE`] && mayComeFromFile(name)) return 'secret_file';
    if (process.env[name] === environment[name]) return 'environment';
    return file[name] === environment[name] ? 'env_file' : 'start';
  };
}

/** The log format of a process whose settings cannot be read. */
export function givenLogFormat(): 'json' | 'pretty' {
  try {
    return readEnvironment()['LOG_FORMAT'] === 'pretty' ? 'pretty' : 'json';
  } catch {
    return process.env['LOG_FORMAT'] === 'pretty' ? 'pretty' : 'json';
  }
}

/** `readEnvironment` has reported a file that cannot be read; help for commands does without. */
function readableEnvFile(): Record<string, string> {
  try {
    return readEnvFile('.env');
  } catch {
    return {};
  }
}

/** @returns nothing where there is no such file. @throws SettingsError when it cannot be read */
export function readEnvFile(file: string): Record<string, string> {
  try {
    return parseEnvFile(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new SettingsError([`${resolve(file)} cannot be used: ${reasonOf(error)}`]);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof EnvFileError) return message;
  if (code === 'EISDIR') return 'it is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM') return 'this process may not read it (check its owner and mode)';
  return message;
}
