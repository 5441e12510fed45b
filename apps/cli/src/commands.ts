/** All commands by name. Only the module of the command that is called is loaded: a command starts several times faster so. */
import type { Type } from '@nestjs/common';

export interface ListedCommand {
  /** As in the command's decorator. */
  readonly description: string;
  readonly load: () => Promise<Type>;
}

export const commands: Readonly<Record<string, ListedCommand>> = {
  about: {
    description: 'Show the versions of Gatehouse, Node.js and PostgreSQL, the migrations, and all licences',
    load: async () => (await import('./about.command.js')).AboutCommandModule,
  },
  areas: {
    description:
      'List, create, change and delete areas of houses, such as flats, and manage their tenants and owners',
    load: async () => (await import('./areas/areas.command.js')).AreasCommandModule,
  },
  audit: {
    description: 'List administrative changes; purge-audit deletes old ones',
    load: async () => (await import('./audit/audit.command.js')).AuditCommandModule,
  },
  bans: {
    description: 'List, add and remove bans on accounts, IP addresses and networks; lift throttles',
    load: async () => (await import('./bans/bans.command.js')).BansCommandModule,
  },
  companies: {
    description: 'Approve self-registered companies, and manage the people of companies',
    load: async () => (await import('./companies/companies.command.js')).CompaniesCommandModule,
  },
  'complete-restore': {
    description:
      'Make a restored backup safe before the apps start: end all sessions, revoke the signing keys and mailed links, hold the mails that ' +
      'waited, erase accounts again, and publish all permissions',
    load: async () =>
      (await import('./complete-restore/complete-restore.command.js')).CompleteRestoreCommandModule,
  },
  conflicts: {
    description:
      'List accounts that share a mailbox, and names that differ only in case or spaces: kind, id, value, other id, other value',
    load: async () => (await import('./conflicts.command.js')).ConflictsCommandModule,
  },
  createsuperuser: {
    description:
      'Create a superuser. Without a terminal or with --noinput, the email is --email or SUPERUSER_EMAIL, and the password ' +
      'is SUPERUSER_PASSWORD or the first line of standard input',
    load: async () => (await import('./create-superuser.command.js')).CreateSuperuserCommandModule,
  },
  'dead-letters': {
    description: 'List requests for verification that could not be processed',
    load: async () => (await import('./dead-letters/dead-letters.command.js')).DeadLettersCommandModule,
  },
  departments: {
    description: 'List, create, rename and delete departments of companies, and manage their workers',
    load: async () => (await import('./departments/departments.command.js')).DepartmentsCommandModule,
  },
  doctor: {
    description:
      'Diagnose the installation: what is wrong, why it matters, what to do; exits with 0 (well), 1 (warnings) or 2 (faults)',
    load: async () => (await import('./doctor.command.js')).DoctorCommandModule,
  },
  events: {
    description: 'List events that wait or were refused, and publish refused ones again',
    load: async () => (await import('./events/events.command.js')).EventsCommandModule,
  },
  explain: {
    description: 'Show why a user has or lacks a permission',
    load: async () => (await import('./explain.command.js')).ExplainCommandModule,
  },
  'export-legacy': {
    description:
      'Write the accounts back to the database of the Django service: passwords, emails, states, profiles, new accounts and erasures. ' +
      'Stop both services first',
    load: async () => (await import('./export-legacy/export-legacy.command.js')).ExportLegacyCommandModule,
  },
  flushexpiredtokens: {
    description:
      'Delete expired sessions, refresh tokens, codes, security events and throttles, as the worker does every hour',
    load: async () => (await import('./flush-expired-tokens.command.js')).FlushExpiredTokensCommandModule,
  },
  'house-groups': {
    description: 'List, create, change and delete groups of houses, for each of which one company provides',
    load: async () => (await import('./house-groups/house-groups.command.js')).HouseGroupsCommandModule,
  },
  houses: {
    description: 'List, create, change and delete houses',
    load: async () => (await import('./houses/houses.command.js')).HousesCommandModule,
  },
  'import-legacy': {
    description:
      'Import the database of the Django service, without changing it. Can be interrupted and repeated: it resumes after ' +
      'the last complete batch, and imports no row twice',
    load: async () => (await import('./import-legacy/import-legacy.command.js')).ImportLegacyCommandModule,
  },
  invitations: {
    description: 'Invite people by mail, and list, send again and revoke invitations',
    load: async () => (await import('./invitations/invitations.command.js')).InvitationsCommandModule,
  },
  keys: {
    description: 'List, rotate and revoke the signing keys',
    load: async () => (await import('./keys/keys.command.js')).KeysCommandModule,
  },
  mails: {
    description: 'List mails, and send failed ones again',
    load: async () => (await import('./mails/mails.command.js')).MailsCommandModule,
  },
  migrate: {
    description: 'Apply pending database migrations, and grant DB_APP_USERNAME its privileges',
    load: async () => (await import('./migrate.command.js')).MigrateCommandModule,
  },
  overview: {
    description: 'Show what needs a person, which apps run, which servers they reach, and what waits',
    load: async () => (await import('./overview.command.js')).OverviewCommandModule,
  },
  people: {
    description: 'Import people and houses from CSV files; list, continue and cancel imports',
    load: async () => (await import('./people/people.command.js')).PeopleCommandModule,
  },
  permissions: {
    description:
      'Create, import, list, change, delete, grant and revoke permissions, individually or by group',
    load: async () => (await import('./permissions/permissions.command.js')).PermissionsCommandModule,
  },
  'purge-audit': {
    description:
      'Delete audit entries older than AUDIT_RETENTION_DAYS; connect as the role that runs migrations',
    load: async () => (await import('./purge-audit.command.js')).PurgeAuditCommandModule,
  },
  reseal: {
    description:
      'Seal with SECRET_KEY what a key of SECRET_KEY_FALLBACKS sealed; apps may run, and an interrupted run can be repeated',
    load: async () => (await import('./reseal/reseal.command.js')).ResealCommandModule,
  },
  search: {
    description: 'Search people, companies, departments, houses and permissions: kind, id, name, details',
    load: async () => (await import('./search.command.js')).SearchCommandModule,
  },
  seed: {
    description:
      'Create the permissions, the superuser of SUPERUSER_EMAIL and SUPERUSER_PASSWORD, and with --demo demo accounts; ' +
      'existing rows stay as they are',
    load: async () => (await import('./seed.command.js')).SeedCommandModule,
  },
  sessions: {
    description: 'List and end login sessions',
    load: async () => (await import('./sessions/sessions.command.js')).SessionsCommandModule,
  },
  settings: {
    description:
      'List the settings that apps started here would use: name, value, source; secrets are hidden',
    load: async () => (await import('./settings.command.js')).SettingsCommandModule,
  },
  statistics: {
    description: 'Count logins, refreshes, registrations and more: start, kind, outcome, count',
    load: async () => (await import('./statistics.command.js')).StatisticsCommandModule,
  },
  users: {
    description:
      'Create, change, list, show, activate, deactivate, delete, restore and erase accounts; set flags, pictures and passwords; reset second factors',
    load: async () => (await import('./users/users.command.js')).UsersCommandModule,
  },
};
