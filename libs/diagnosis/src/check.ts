/** A check of the diagnosis: looks at one part of the installation and changes nothing. */
import type { Finding } from './finding.js';

/** In the order in which they are shown. */
export const checkNames = [
  'settings',
  'secret-key',
  'signing-keys',
  'public-address',
  'database',
  'migrations',
  'connections',
  'activity',
  'redis',
  'kafka',
  'smtp',
  'sender-domain',
  'clock',
  'disk',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface Check {
  readonly name: CheckName;
  /**
   * @returns nothing where all is well; `unused` if the settings do not name what it looks at
   * @throws DatabaseAway, or any Error, which becomes a finding
   */
  run(): Promise<readonly Finding[] | 'unused'>;
}
