/** `users companies`, `users areas` and `users providers`: where a person works, lives and owns, and who provides there. */
import { FindTenantProviders, ListUserAreas, ListUserCompanies } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'companies',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'List the companies of a person: id, name, whether it may add them, departments and addresses',
})
export class UserCompaniesCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listCompanies: ListUserCompanies,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.printItems(
      await this.listCompanies.execute(shell, userId),
      ['company', 'name', 'assigned', 'departments and addresses'],
      ({ companyId, name, isAssigned, departments, areas }) => {
        const places = [...departments.map((one) => one.name), ...areas.map(({ address }) => address)];
        return [companyId, name, isAssigned ? 'assigned' : '-', places.join('; ')];
      },
    );
  }
}

@SubCommand({
  name: 'areas',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'List the areas of a person or company: area id, address, whether they live there, share',
})
export class UserAreasCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listAreas: ListUserAreas,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.printList(
      (page) => this.listAreas.execute(shell, userId, page),
      ['area', 'address', 'lives there', 'share'],
      ({ id, address, livesHere, part }) => [id, address, livesHere ? 'lives there' : '-', part ?? '-'],
    );
  }
}

@SubCommand({
  name: 'providers',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'List the companies that provide where a tenant lives: id, name, address, ids of the areas',
})
export class UserProvidersCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly findProviders: FindTenantProviders,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.printItems(
      await this.findProviders.execute(shell, userId),
      ['company', 'name', 'address', 'areas'],
      ({ companyId, name, address, areaIds }) => [companyId, name, address || '-', areaIds.join(', ')],
    );
  }
}
