/** `users change <user>`: changes fields of an account and its profile. */
import { changesFromText, ChangeUser, IdentifyUser, ReadUser } from '#auth/account';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { fieldOption, parseField } from './field-option.js';
import { userColumns } from './user-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  field?: ReadonlyMap<string, string>;
}

@SubCommand({
  name: 'change',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Change fields of an account and its profile, such as --field last_name=Lee',
})
export class ChangeUserCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readUser: ReadUser,
    private readonly changeUser: ChangeUser,
  ) {
    super(dataSource);
  }

  protected async execute({ field }: Options, [user]: string[]): Promise<void> {
    if (!field) throw wrongUse({ field: 'Pass --field name=value at least once.' });
    const changes = changesFromText(field);
    const userId = await this.identifyUser.execute(user!);
    const { version } = await this.readUser.execute(shell, userId);
    const changed = await this.changeUser.execute(shell, { userId, version }, changes);
    this.answer(changed, ...userColumns(changed));
  }

  @Option(fieldOption)
  parseField(text: string, before?: ReadonlyMap<string, string>): Map<string, string> {
    return parseField(text, before);
  }
}
