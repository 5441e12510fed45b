/** `settings`: prints the settings in force. Needs no database. */
import { Module } from '@nestjs/common';
import { OperationModule, ListSettings } from '#operation';
import { Command, CommandRunner, Option } from 'nest-commander';
import { printApiJson, printLine } from './print.js';
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
    for (const setting of this.listSettings.execute(shell)) {
      const { isSecret, isSet, description, ...rest } = setting;
      if (json) printApiJson({ ...rest, description: description.en, secret: isSecret, set: isSet });
      else printLine(rest.name, isSet ? (rest.value ?? '(set)') : '-', rest.source);
    }
  }

  @Option({ flags: '--json', description: 'Print one JSON object per line' })
  parseJson(): boolean {
    return true;
  }
}

@Module({ imports: [OperationModule], providers: [SettingsCommand] })
export class SettingsCommandModule {}
