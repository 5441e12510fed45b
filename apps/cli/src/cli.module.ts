/** Root module of the CLI: the command that is called, and the names of the others for `--help`. */
import { type Settings, SettingsModule } from '#config';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { InjectCommander } from 'nest-commander';
import { commands } from './commands.js';
import { makeStrict, type Program } from './strict-program.js';

@Module({})
export class CliModule {
  constructor(@InjectCommander() private readonly program: Program) {
    program
      .name('npm run cli --')
      .description(
        'Administers accounts, sessions, permissions, companies, invitations, signing keys, bans and mails, and migrates the database.',
      );
  }

  /** Commands that are not loaded have a name and a description only, for `--help` and for suggestions. All commands exist only now. */
  onApplicationBootstrap(): void {
    const loaded = new Set(this.program.commands.map((command) => command.name()));
    for (const [name, { description }] of Object.entries(commands)) {
      if (!loaded.has(name)) this.program.command(name).description(description);
    }
    makeStrict(this.program);
  }

  /** For `--help`, and for command lines that name no command. */
  static withoutCommands(): DynamicModule {
    return { module: CliModule };
  }

  /** @param names of commands, as in `commands` */
  static async forCommands(settings: Settings, names: readonly string[]): Promise<DynamicModule> {
    const { commandDatabase } = await import('./command-database.js');
    const modules = await Promise.all(names.map((name): Promise<Type> => commands[name]!.load()));
    return {
      module: CliModule,
      imports: [SettingsModule.forRoot(settings), commandDatabase(settings.database), ...modules],
    };
  }
}
