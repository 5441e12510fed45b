/** `users create <email>`: creates an account of a worker, tenant or company. */
import { changesFromText, CreateUser, newProfile } from '#auth/account';
import type { ProfileType } from '#auth/user';
import { InquirerService, Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { assertDecoded } from '../utf8-input.js';
import { fieldOption, parseField } from './field-option.js';
import { parseProfileType, profileTypeOption } from './profile-type-option.js';
import { readNewPassword } from './read-new-password.js';
import { userColumns } from './user-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  type?: ProfileType;
  field?: ReadonlyMap<string, string>;
  withPassword?: boolean;
}

@SubCommand({
  name: 'create',
  arguments: '<email>',
  argsDescription: { email: 'Email address of the new account' },
  description:
    'Create an account of a worker, tenant or company. Its owner gets a mail with a link to set a password, unless ' +
    '--with-password is given',
})
export class CreateUserCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly createUser: CreateUser,
    private readonly inquirer: InquirerService,
  ) {
    super(dataSource);
  }

  protected async execute(options: Options, [email]: string[]): Promise<void> {
    assertDecoded([email], 'The command line');
    const { type } = options;
    if (type === undefined) throw wrongUse({ type: 'Pass --type worker, tenant or company.' });
    const { profile, ...fields } = changesFromText(options.field ?? new Map());
    const account = { email: email!, profile: newProfile(type, profile), fields };
    const password = options.withPassword ? await readNewPassword(this.inquirer) : undefined;
    const created = await this.createUser.execute(shell, { ...account, password });
    this.answer(created, ...userColumns(created));
  }

  @Option(profileTypeOption)
  parseType(text: string): ProfileType {
    return parseProfileType(text);
  }

  @Option(fieldOption)
  parseField(text: string, before?: ReadonlyMap<string, string>): Map<string, string> {
    return parseField(text, before);
  }

  @Option({
    flags: '--with-password',
    description:
      'Set a password, from a prompt or the first line of standard input; the account is active and no mail is sent',
  })
  parseWithPassword(): boolean {
    return true;
  }
}
