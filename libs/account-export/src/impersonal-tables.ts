/** The tables without personal data. A spec compares them with the database, so that each new table or column is a decision. */
import { columnNames, type ImpersonalTable } from '#auth/user';

export const impersonalTables: readonly ImpersonalTable[] = [
  {
    table: 'permissions',
    columns: columnNames('id action name description name_conflicts'),
    reason:
      'Names and descriptions that administrators give to permissions. `permission_grants` says who has them.',
  },
  {
    table: 'permission_groups',
    columns: columnNames('id name description version name_conflicts'),
    reason:
      'Names and descriptions that administrators give to groups of permissions. A group has no members.',
  },
  {
    table: 'permission_group_entries',
    columns: ['group_id', 'permission_id'],
    reason: 'The permissions of each group.',
  },
  {
    table: 'signing_keys',
    columns: columnNames('kid generation public_jwk sealed_private_key published_at activates_at revoked_at'),
    reason: 'Keys that sign the tokens of all users.',
  },
  {
    table: 'former_recovery_keys',
    columns: ['fingerprint', 'sealed'],
    reason: 'Keys of the digests of all recovery codes that were made before a change of `SECRET_KEY`.',
  },
  {
    table: 'used_passkey_challenges',
    columns: ['digest', 'expires_at'],
    reason: 'Digests of random challenges with which passkeys have logged in.',
  },
  {
    table: 'event_relay',
    columns: columnNames('only_row holder held_until failures failed_at failure'),
    reason: 'The worker process that publishes events, and why it cannot.',
  },
  {
    table: 'dead_letters',
    columns: columnNames(
      'id recorded_at reason topic partition first_offset last_offset count bytes correlation_id',
    ),
    reason: 'Where requests for verification are that could not be processed, without what they contain.',
  },
  {
    table: 'approval_announcer',
    columns: ['only_row', 'announced_at'],
    reason: 'When administrators last got a mail about companies that wait for approval.',
  },
  {
    table: 'hourly_activity',
    columns: columnNames('hour kind outcome count'),
    reason: 'How often something happened in an hour, to all users together.',
  },
  {
    table: 'app_instances',
    columns: columnNames('id app version host started_at seen_at report checks'),
    reason: 'The apps that run, with the names of their machines.',
  },
  {
    table: 'legacy_imports',
    columns: columnNames('source kind last_id imported skipped'),
    reason: 'How far the import from the old service has come, as numbers.',
  },
  {
    table: 'schema_migrations',
    columns: ['id', 'timestamp', 'name'],
    reason: 'The migrations that have run.',
  },
  {
    table: 'schema_compatibility',
    columns: ['id', 'smallest_app_version'],
    reason: 'The oldest version of the apps that can use the schema.',
  },
];
