/** `areas tenants`, `areas add-tenant` and `areas remove-tenant`. */
import { AddAreaTenant, ListAreaTenants, ReadArea, RemoveAreaTenant } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { areaArgument, userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'tenants',
  arguments: '<area>',
  argsDescription: areaArgument,
  description: 'List the tenants of an area: id, first name, last name, surname',
})
export class ListTenantsCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listTenants: ListAreaTenants,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    await this.printList(
      (page) => this.listTenants.execute(shell, id!, page),
      ['id', 'first name', 'last name', 'surname'],
      ({ userId, firstName, lastName, surname }) => [userId, firstName, lastName, surname || '-'],
    );
  }
}

@SubCommand({
  name: 'add-tenant',
  arguments: '<area> <user>',
  argsDescription: { ...areaArgument, ...userArgument },
  description: 'Add a tenant to an area',
})
export class AddTenantCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readArea: ReadArea,
    private readonly addTenant: AddAreaTenant,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [area, user]: string[]): Promise<void> {
    const tenantId = await this.identifyUser.execute(user!);
    const { id } = await this.readArea.execute(shell, area!);
    await this.naming('tenant', user, () => this.addTenant.execute(shell, id, tenantId));
    this.print(`User ${tenantId} lives in area ${id}.`);
  }
}

@SubCommand({
  name: 'remove-tenant',
  arguments: '<area> <user>',
  argsDescription: { ...areaArgument, ...userArgument },
  description: 'Remove a tenant from an area; they lose the permissions that only its provider allowed them',
})
export class RemoveTenantCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readArea: ReadArea,
    private readonly removeTenant: RemoveAreaTenant,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [area, user]: string[]): Promise<void> {
    const tenantId = await this.identifyUser.execute(user!);
    const { id } = await this.readArea.execute(shell, area!);
    await this.naming('tenant', user, () => this.removeTenant.execute(shell, id, tenantId));
    this.print(`User ${tenantId} no longer lives in area ${id}.`);
  }
}
