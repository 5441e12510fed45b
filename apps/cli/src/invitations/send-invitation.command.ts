/** `invitations send <email>`. */
import { changesFromText, IdentifyUser } from '#auth/account';
import type { ProfileType } from '#auth/user';
import { fault, invalidFields, type Language, languages } from '#errors';
import { type NewInvitation, SendInvitation } from '#organisation';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { fieldOption, parseField } from '../users/field-option.js';
import { parseProfileType, profileTypeOption } from '../users/profile-type-option.js';
import { invitationColumns } from './invitation-columns.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  type: ProfileType;
  field?: ReadonlyMap<string, string>;
  company?: string;
  department?: string;
  area?: string;
  part?: string;
  permission?: readonly string[];
  group?: string;
  language?: Language;
}

@SubCommand({
  name: 'send',
  arguments: '<email>',
  argsDescription: { email: 'Address to invite' },
  description:
    'Invite a person to a company or to Gatehouse only: mails a link with which they accept or decline',
})
export class SendInvitationCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly sendInvitation: SendInvitation,
  ) {
    super(dataSource);
  }

  protected async execute(options: Options, [email]: string[]): Promise<void> {
    const { type, field, company, department, area, part, permission, group, language } = options;
    const sent = await this.sendInvitation.execute(shell, {
      email: email!,
      ...draftOf(type, field),
      companyId: company === undefined ? undefined : await this.identifyUser.execute(company),
      departmentId: department,
      areaId: area,
      part,
      permissions: permission,
      group,
      language,
    });
    this.answer(sent, ...invitationColumns(sent));
  }

  @Option({ ...profileTypeOption, required: true })
  parseType(text: string): ProfileType {
    return parseProfileType(text);
  }

  @Option(fieldOption)
  parseField(text: string, before?: ReadonlyMap<string, string>): Map<string, string> {
    return parseField(text, before);
  }

  @Option({
    flags: '--company <company>',
    description: 'User id or email address of the company that the person joins',
  })
  parseCompany(text: string): string {
    return text;
  }

  @Option({ flags: '--department <department>', description: 'Id of the department of a worker' })
  parseDepartment(id: string): string {
    return id;
  }

  @Option({ flags: '--area <area>', description: 'Id of the area of a tenant' })
  parseArea(id: string): string {
    return id;
  }

  @Option({
    flags: '--part <share>',
    description: 'Share of the area, above 0 and at most 1: the person owns it and does not live there',
  })
  parsePart(text: string): string {
    return text;
  }

  @Option({
    flags: '--permission <name>',
    description:
      'Permission to grant: crm_button for all four actions, "crm_button read" for one; repeat the option for more',
  })
  parsePermission(text: string, before: readonly string[] = []): string[] {
    return [...before, text];
  }

  @Option({ flags: '--group <name>', description: 'Permission group to grant' })
  parseGroup(name: string): string {
    return name;
  }

  @Option({
    flags: '--language <language>',
    description: 'Language of the mail and of a new account: ru or en; DEFAULT_LANGUAGE without it',
  })
  parseLanguage(text: string): Language {
    const language = languages.find((known) => known === text);
    if (!language) throw wrongUse({ language: `Use one of: ${languages.join(', ')}.` });
    return language;
  }
}

/** @throws CodedError `request.invalid_fields`, also for fields of an account that an invitation does not carry */
function draftOf(
  type: ProfileType,
  given: ReadonlyMap<string, string> = new Map(),
): Pick<NewInvitation, 'profile' | 'phones'> {
  const { profile, phones, ...account } = changesFromText(given);
  const foreign = Object.keys(account);
  if (foreign.length > 0) {
    throw invalidFields(Object.fromEntries(foreign.map((field) => [field, [fault('unknown')]])));
  }
  return { profile: { ...profile, type }, phones };
}
