/** `settings`: prints the settings in force. Needs no database. */
import { Module } from '@nestjs/common';
import { OperationModule, ListSettings } from '#operation';
import { Command, CommandRunner, Option } from 'nest-commander';
import { printItems } from './print-list.js';
import { shell } from './shell.js';

interface Options {
  json?: boolean;
}

@Command({
  name: 'settings',
  description: 'List the settings that apps started here would use: name, value, source; secrets are hidden',
})
export class SettingsCommand extends CommandRunner {
  constructor(private readonly listSettings: ListSettings) {
    super();
  }

  override async run(_parameters: string[], { json }: Options): Promise<void> {
    const results = this.listSettings
      .execute(shell)
      .map(({ isSecret, isSet, description, ...rest }) =>
        Object.assign(rest, { description: description.en, secret: isSecret, set: isSet }),
      );
    await printItems(
      results,
      ['name', 'value', 'source'],
      ({ name, set, value, source }) => [name, set ? (value ?? '(set)') : '-', source],
      json === true,
    );
  }

  @Option({ flags: '--json', description: 'Print one JSON document' })
  parseJson(): boolean {
    return true;
  }
}

@Module({ imports: [OperationModule], providers: [SettingsCommand] })
export class SettingsCommandModule {}
