/** `explain <user> [permission]`: prints why a user has or lacks a permission, or has all that they have. */
import { Module } from '@nestjs/common';
import {
  PermissionModule,
  type ExplainedPermission,
  ExplainPermissions,
  type ExplainedUser,
  labelOf,
  parseReference,
} from '#auth/permission';
import { AccountModule, IdentifyUser } from '#auth/account';
import { fault, invalidFields } from '#errors';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from './argument-descriptions.js';
import { DatabaseCommand } from './database-command.js';
import { shell } from './shell.js';

@Command({
  name: 'explain',
  arguments: '<user> [permission]',
  argsDescription: {
    ...userArgument,
    permission: 'Permission name and action, such as "crm_button read"; without it, all that the user holds',
  },
  description: 'Show why a user has or lacks a permission',
})
export class ExplainCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly explainPermissions: ExplainPermissions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user, permission]: string[]): Promise<void> {
    const reference = permission === undefined ? undefined : parseReference(permission);
    if (reference && reference.action === undefined) {
      throw invalidFields({ permission: [fault('permission_without_action')] });
    }
    const userId = await this.identifyUser.execute(user!);
    let person: ExplainedUser | undefined;
    const results: ExplainedPermission[] = [];
    let after: string | undefined;
    do {
      const page = { userId, reference, limit: 1_000, after };
      const { items, next, ...explained } = await this.explainPermissions.execute(shell, page);
      person = explained;
      results.push(...items);
      after = next ?? undefined;
    } while (after !== undefined);
    this.printAll(person, results);
  }

  private printAll(person: ExplainedUser, items: readonly ExplainedPermission[]): void {
    if (this.isJson) {
      const explained = items.map((item) => ({ ...person, ...item, companies: companiesOf(person, item) }));
      return this.printDocument({ items: explained });
    }
    if (items.length === 0) this.print('none');
    for (const item of items) this.printOne(person, item);
  }

  private printOne(person: ExplainedUser, item: ExplainedPermission): void {
    this.print(`User ${person.userId} ${item.isEffective ? 'has' : 'lacks'} ${labelOf(item)}.`);
    for (const reason of reasons(person, item)) this.print(`  ${reason}`);
  }
}

@Module({ imports: [AccountModule, PermissionModule], providers: [ExplainCommand] })
export class ExplainCommandModule {}

const companiesOf = ({ companies }: ExplainedUser, item: ExplainedPermission) =>
  companies.map(({ id, name }) => ({ id, name, holds: item.companies.includes(id) }));

function reasons(person: ExplainedUser, item: ExplainedPermission): string[] {
  return [
    grantSentence(item),
    ...(person.isSuperuser ? ['They are a superuser, who may do everything.'] : []),
    ...(person.isActive ? [] : ['Their account is not active, so that no token of theirs is good.']),
    ...(person.isDeleted ? ['Their account is deleted, so that no token of theirs is good.'] : []),
    ...(person.isLimited ? [coverageSentence(person, item)] : []),
    ...(item.groups.length > 0 ? [`Groups that contain it: ${item.groups.join(', ')}.`] : []),
  ];
}

function grantSentence({ isHeld, grant }: ExplainedPermission): string {
  if (!isHeld) return 'It is not granted to them.';
  if (!grant) return 'It is granted to them.';
  const by =
    grant.by === null ? 'a command' : `user ${grant.by}${grant.byName === null ? '' : ` (${grant.byName})`}`;
  const group = grant.group === null ? '' : ` with the group ${grant.group}`;
  return `It is granted to them: by ${by}${group}, at ${grant.at.toISOString()}.`;
}

function coverageSentence({ companies }: ExplainedUser, item: ExplainedPermission): string {
  if (companies.length === 0) return 'They belong to no company, and so can be granted nothing.';
  const named = companies.map(({ id }) => `user ${id}`).join(', ');
  return item.companies.length > 0
    ? `A company of theirs holds it (${named}), so that it can be granted.`
    : `No company of theirs holds it (${named}), so that it cannot be granted.`;
}
