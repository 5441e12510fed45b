/** Root module of the CLI: the commands, and the modules of the use cases they call. */
import { DemoModule } from './demo/demo.module.js';
import { LegacyModule } from './import-legacy/legacy.module.js';
import { SecondFactorModule } from '#auth/second-factor';
import { AccountModule } from '#auth/account';
import { PermissionModule } from '#auth/permission';
import { CleanUpModule } from '#auth/clean-up';
import { SecurityEventModule } from '#auth/security-event';
import { SessionModule } from '#auth/session';
import { ThrottleModule } from '#auth/throttle';
import { PasswordModule } from '#auth/password';
import { TokenModule } from '#auth/token';
import { AuditModule } from '#auth/audit';
import { EventModule } from '#auth/event';
import { DeadLetterModule } from '#auth/verification';
import { MailModule } from '#auth/mail';
import { organisationEntities, OrganisationModule, SearchModule } from '#organisation';
import { authEntities } from '#auth/entities';
import { type Settings, SettingsModule } from '#config';
import { DatabaseModule } from '#database';
import { mailEntities } from '#mail-queue';
import { OperationModule } from '#operation';
import { metricsEntities } from '#metrics';
import { type DynamicModule, Module } from '@nestjs/common';
import { type CommandRunner, InjectCommander } from 'nest-commander';
import { AboutCommand } from './about.command.js';
import { AuditCommand } from './audit/audit.command.js';
import { BansCommand } from './bans/bans.command.js';
import { CompaniesCommand } from './companies/companies.command.js';
import { CreateSuperuserCommand } from './create-superuser.command.js';
import { FlushExpiredTokensCommand } from './flush-expired-tokens.command.js';
import { ExportLegacyCommand } from './export-legacy/export-legacy.command.js';
import { ImportLegacyCommand } from './import-legacy/import-legacy.command.js';
import { ConflictsCommand } from './conflicts.command.js';
import { DeadLettersCommand } from './dead-letters/dead-letters.command.js';
import { EventsCommand } from './events/events.command.js';
import { ExplainCommand } from './explain.command.js';
import { InvitationsCommand } from './invitations/invitations.command.js';
import { KeysCommand } from './keys/keys.command.js';
import { EncodingQuestions } from './people/encoding.questions.js';
import { ImportRun } from './people/import-run.js';
import { PeopleCommand } from './people/people.command.js';
import { PermissionsCommand } from './permissions/permissions.command.js';
import { SessionsCommand } from './sessions/sessions.command.js';
import { NewPasswordQuestions } from './users/new-password.questions.js';
import { UsersCommand } from './users/users.command.js';
import { MailsCommand } from './mails/mails.command.js';
import { MigrateCommand } from './migrate.command.js';
import { OverviewCommand } from './overview.command.js';
import { PurgeAuditCommand } from './purge-audit.command.js';
import { SearchCommand } from './search.command.js';
import { SeedCommand } from './seed.command.js';
import { SettingsCommand } from './settings.command.js';
import { StatisticsCommand } from './statistics.command.js';
import { SuperuserQuestions } from './superuser.questions.js';

const authModules = [
  AuditModule,
  EventModule,
  DeadLetterModule,
  MailModule,
  TokenModule,
  PasswordModule,
  ThrottleModule,
  SecurityEventModule,
  SessionModule,
  CleanUpModule,
  PermissionModule,
  AccountModule,
  SecondFactorModule,
];

type Program = Parameters<CommandRunner['setCommand']>[0];

@Module({})
export class CliModule {
  constructor(@InjectCommander() program: Program) {
    program
      .name('npm run cli --')
      .description(
        'Administers accounts, sessions, permissions, companies, invitations, signing keys, bans and mails, and migrates the database.',
      );
  }

  static forRoot(settings: Settings): DynamicModule {
    return {
      module: CliModule,
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forCommands(settings.database, [
          ...authEntities,
          ...organisationEntities,
          ...mailEntities,
          ...metricsEntities,
        ]),
        ...authModules,
        OrganisationModule,
        SearchModule,
        OperationModule,
        LegacyModule,
        DemoModule,
      ],
      providers: [
        MigrateCommand,
        CreateSuperuserCommand,
        SuperuserQuestions,
        NewPasswordQuestions,
        SeedCommand,
        FlushExpiredTokensCommand,
        ...AuditCommand.registerWithSubCommands(),
        PurgeAuditCommand,
        ImportLegacyCommand,
        ExportLegacyCommand,
        ...PermissionsCommand.registerWithSubCommands(),
        ...CompaniesCommand.registerWithSubCommands(),
        ...InvitationsCommand.registerWithSubCommands(),
        ...PeopleCommand.registerWithSubCommands(),
        ImportRun,
        EncodingQuestions,
        ...UsersCommand.registerWithSubCommands(),
        ...SessionsCommand.registerWithSubCommands(),
        ...BansCommand.registerWithSubCommands(),
        ...KeysCommand.registerWithSubCommands(),
        ...MailsCommand.registerWithSubCommands(),
        ...EventsCommand.registerWithSubCommands(),
        ...DeadLettersCommand.registerWithSubCommands(),
        ExplainCommand,
        ConflictsCommand,
        OverviewCommand,
        StatisticsCommand,
        SettingsCommand,
        AboutCommand,
        SearchCommand,
      ],
    };
  }
}
