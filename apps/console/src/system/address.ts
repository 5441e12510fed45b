/** What the screens of the system keep in their addresses. */
import type { Schemas } from '../api/client.js';
import type { ListAddress } from '../ui/list-address.js';

export type Setting = Schemas['SettingDto'];

export const sources = [
  'default',
  'environment',
  'env_file',
  'secret_file',
  'start',
] as const satisfies readonly Setting['source'][];

/** Those that have another value than the default, or the source of the value. */
export const shownSettings = ['changed', ...sources] as const;

export interface SettingsAddress extends ListAddress {
  readonly show?: (typeof shownSettings)[number] | undefined;
}

export interface AboutAddress extends ListAddress {
  /** SPDX expression. */
  readonly licence?: string | undefined;
}
