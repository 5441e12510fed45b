/** Personal data in the tables of known devices, throttles, bans and counters. */
import {
  aboutOthers,
  cascades,
  columnNames,
  type ExportedTable,
  ownRows,
  secret,
  type WithheldTable,
} from '#auth/user';

export const knownDevicePersonalTables: readonly ExportedTable[] = [
  {
    section: 'known_devices',
    table: 'known_devices',
    columns: ['user_id', 'created_at', 'expires_at'],
    withheld: { digest: secret },
    rows: ownRows,
    erasure: cascades,
    retention:
      '`KNOWN_DEVICE_SECONDS` after the last login from the device, so that it has attempts of its own.',
  },
];

export const throttlePersonalTables: readonly ExportedTable[] = [
  {
    section: 'throttlings',
    table: 'throttlings',
    columns: ['user_id', 'began_at', 'ends_at'],
    withheld: { key: 'A digest that identifies the row.', network: aboutOthers },
    rows: ownRows,
    erasure: cascades,
    retention: 'Until the throttle ends.',
  },
  {
    section: 'bans',
    table: 'bans',
    columns: ['id', 'user_id', 'reason', 'created_at', 'expires_at'],
    withheld: { network: aboutOthers },
    rows: ownRows,
    erasure: cascades,
    retention: 'Until the ban expires or an administrator lifts it.',
  },
];

export const withheldCounters: readonly WithheldTable[] = [
  {
    table: 'throttle_counters',
    columns: columnNames('key window_id used allowed told closes_at'),
    reason: 'Numbers of attempts under keyed digests of email addresses, networks and devices.',
    erasure: { effect: 'keeps', description: 'Kept: a counter must outlast the account it protects.' },
    retention: 'Until the window of the counter closes: at most one day or the configured window.',
  },
];
