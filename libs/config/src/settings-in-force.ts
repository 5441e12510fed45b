/** Every setting with the value in force and where it comes from, for administrators. Secrets are left out when it is made. */
import type { Translated } from '#errors';
import type { VariableName } from './variables.js';
import { russianDescriptions } from './russian-descriptions.js';
import { isSecretSetting } from './secret-files.js';
import { groupOf, type SettingGroup } from './setting-groups.js';
import type { SettingSource } from './setting-sources.js';

export interface SettingInForce {
  readonly name: string;
  readonly group: SettingGroup;
  readonly description: Translated<string>;
  readonly source: SettingSource;
  readonly isSecret: boolean;
  readonly isSet: boolean;
  /** As it would be written in `.env`. Null if it is secret or not set. */
  readonly value: string | null;
  /** As it would be written in `.env`. Null if there is none, or the setting is secret. */
  readonly default: string | null;
}

type Concern = keyof typeof groupOf;

interface Schema {
  readonly desc?: string;
  readonly default?: unknown;
}

export class SettingsInForce {
  readonly all: readonly SettingInForce[];

  /**
   * @param variables by concern
   * @param given name → text, without empty ones
   * @param values name → what the text means, or the default
   */
  constructor(
    variables: Readonly<Record<Concern, Readonly<Record<string, Schema>>>>,
    given: NodeJS.ProcessEnv,
    values: Readonly<Record<string, unknown>>,
    sourceOf: (name: string) => SettingSource,
  ) {
    const describe = (group: SettingGroup, name: string, schema: Schema): SettingInForce => {
      const isSecret = isSecretSetting(name);
      const text = textOf(values[name], given[name]);
      const shown = (value: string) => (isSecret || value === '' ? null : withoutPassword(value));
      return {
        name,
        group,
        description: { en: schema.desc ?? '', ru: russianDescriptions[name as VariableName] },
        source: given[name] === undefined ? 'default' : sourceOf(name),
        isSecret,
        isSet: text !== '',
        value: shown(text),
        default: shown(textOf(schema.default)),
      };
    };
    this.all = Object.entries(variables).flatMap(([concern, schemas]) =>
      Object.entries(schemas).map(([name, schema]) => describe(groupOf[concern as Concern], name, schema)),
    );
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
