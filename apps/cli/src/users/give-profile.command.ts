/** `users give-profile <user>`: gives a profile to an account without one. */
import { changesFromText, GiveProfile, IdentifyUser, newProfile, ReadUser } from '#auth/account';
import type { ProfileType } from '#auth/user';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { fieldOption, parseField } from './field-option.js';
import { parseProfileType, profileTypeOption } from './profile-type-option.js';
import { userColumns } from './user-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  type?: ProfileType;
  field?: ReadonlyMap<string, string>;
}

@SubCommand({
  name: 'give-profile',
  arguments: '<user>',
  argsDescription: userArgument,
  description:
    'Give a profile to an account without one, such as --type worker --field first_name=Ann --field last_name=Lee …',
})
export class GiveProfileCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readUser: ReadUser,
    private readonly giveProfile: GiveProfile,
  ) {
    super(dataSource);
  }

  protected async execute({ type, field }: Options, [user]: string[]): Promise<void> {
    if (type === undefined) throw wrongUse({ type: 'Pass --type worker, tenant or company.' });
    const { profile, ...fields } = changesFromText(field ?? new Map());
    if (Object.keys(fields).length > 0) {
      throw wrongUse({ field: 'Pass fields of the profile only; users change changes the others.' });
    }
    const userId = await this.identifyUser.execute(user!);
    const { version } = await this.readUser.execute(shell, userId);
    const given = newProfile(type, profile);
    const account = await this.giveProfile.execute(shell, { userId, version }, given);
    this.answer(account, ...userColumns(account));
  }

  @Option(profileTypeOption)
  parseType(text: string): ProfileType {
    return parseProfileType(text);
  }

  @Option(fieldOption)
  parseField(text: string, before?: ReadonlyMap<string, string>): Map<string, string> {
    return parseField(text, before);
  }
}
