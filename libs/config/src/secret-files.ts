/** `NAME_FILE`: the path of a file with the value of the secret setting `NAME`, as containers mount secrets. */
import { decodedText, EnvFileError } from './env-file.js';
import { fileFault } from './file-fault.js';
import { readUpTo } from './read-up-to.js';
import { SettingsError } from './settings-error.js';

/** Passwords and keys. Addresses may contain passwords, too: see `mayComeFromFile`. */
export const isSecretSetting = (name: string): boolean =>
  /(_PASS|_PASSWORD|SECRET_KEY|SECRET_KEY_FALLBACKS)$/.test(name);

const addressesWithPasswords: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASE_LISTEN_URL',
  'REDIS_URL',
  'CELERY_BROKER_URL',
]);

/** Whether the setting may be given as `NAME_FILE`. */
export const mayComeFromFile = (name: string): boolean =>
  isSecretSetting(name) || addressesWithPasswords.has(name);

/** @returns `NAME` for `NAME_FILE` of a secret setting; every other name as it is */
export function settingNamedBy(variable: string): string {
  const name = variable.replace(/_FILE$/, '');
  return mayComeFromFile(name) ? name : variable;
}

/** Bytes; the longest secret, a list of old keys, has a few hundred. */
const largest = 64 * 1024;

/**
 * Adds the content of the files to the environment. The names of the files stay in it.
 * @throws SettingsError with one sentence for each file that cannot be used
 */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const faults: string[] = [];
  const values: Record<string, string> = {};
  for (const [variable, path] of Object.entries(environment)) {
    const name = settingNamedBy(variable);
    if (!path || name === variable) continue;
    if (environment[name]) faults.push(`${name} and ${variable} are both set: remove one of them`);
    else {
      try {
        values[name] = readSecret(path);
      } catch (error) {
        faults.push(`${variable} names the file ${path}, which ${fileFault(error)}`);
      }
    }
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return { ...environment, ...values };
}

/** Editors and `echo` end a file with a line end, which is not part of the secret. */
function readSecret(path: string): string {
  const secret = decodedText(readUpTo(largest, path)).replace(/[\r\n]+$/, '');
  if (secret === '') throw new EnvFileError('is empty');
  if (/[\r\n]/.test(secret)) throw new EnvFileError('has more than one line');
  return secret;
}
