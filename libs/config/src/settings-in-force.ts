/** Every setting with the value in force and where it comes from, for administrators. Secrets are left out when it is made. */
import type { SettingSource } from './setting-sources.js';

export interface SettingInForce {
  readonly name: string;
  readonly description: string;
  readonly source: SettingSource;
  readonly isSecret: boolean;
  readonly isSet: boolean;
  /** As it would be written in `.env`. Null if it is secret or not set. */
  readonly value: string | null;
}

interface Schema {
  readonly desc?: string;
}

/** Passwords and keys. Addresses may contain passwords, too: see `withoutPassword`. */
export const isSecretSetting = (name: string): boolean => /(_PASS|_PASSWORD|SECRET_KEY)$/.test(name);

export class SettingsInForce {
  readonly all: readonly SettingInForce[];

  /**
   * @param given name → text, without empty ones
   * @param values name → what the text means, or the default
   */
  constructor(
    schemas: Readonly<Record<string, Schema>>,
    given: NodeJS.ProcessEnv,
    values: Readonly<Record<string, unknown>>,
    sourceOf: (name: string) => SettingSource,
  ) {
    this.all = Object.entries(schemas).map(([name, { desc = '' }]) => {
      const isSecret = isSecretSetting(name);
      const text = textOf(values[name], given[name]);
      const source = given[name] === undefined ? 'default' : sourceOf(name);
      const value = isSecret || text === '' ? null : withoutPassword(text);
      return { name, description: desc, source, isSecret, isSet: text !== '', value };
    });
  }
}

/** @param given the text of a value that means more than it says, such as an address with its parameters */
export function textOf(value: unknown, given = ''): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'object' && value !== null) return given;
  return String((value as string | number | undefined) ?? '');
}

/** Commas separate the addresses of a list, and may also stand in the password of an address. */
const webAddresses = /https?:\/\/(?:(?!,\s*https?:)\S)*/gi;

/**
 * Removes passwords from addresses: the one before the host and, unless the address is one of the web without a password, all
 * parameters, which may be passwords for PostgreSQL.
 */
function withoutPassword(text: string): string {
  const isOtherAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^https?:/i.test(text);
  return isOtherAddress ? publicAddress(text) : text.replace(webAddresses, publicAddress);
}

function publicAddress(text: string): string {
  if (!URL.canParse(text)) return text.replace(/:\/\/.*$/s, '://…');
  const { protocol, username, password, host, pathname, search } = new URL(text);
  if (/^https?:$/.test(protocol) && !username && !password) return text;
  const user = username || password ? `${username}${password && ':…'}@` : '';
  return `${protocol}//${user}${host}${pathname}${search && '?…'}`;
}
