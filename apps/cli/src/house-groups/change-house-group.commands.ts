/** `house-groups create`, `house-groups change` and `house-groups delete`. */
import { ChangeHouseGroup, CreateHouseGroup, DeleteHouseGroup, longest, ReadHouseGroup } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { Injectable } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { houseGroupArgument } from '../argument-descriptions.js';
import { checkLines } from '../checked-lines.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';
import { houseGroupColumns, houseGroupDocument } from './house-group-output.js';

const check = (name: string | undefined) => checkLines({ name: { text: name, max: longest.houseGroup } });

interface CreateOptions {
  provider?: string;
}

@Injectable()
abstract class HouseGroupCommand<Options extends CreateOptions> extends DatabaseCommand<Options> {
  @Option({
    flags: '--provider <company>',
    description: 'The company that provides for the houses, by id or email',
  })
  parseProvider(text: string): string {
    return text;
  }
}

@SubCommand({
  name: 'create',
  arguments: '<name>',
  argsDescription: { name: 'Name of the house group' },
  description: 'Create a house group',
})
export class CreateHouseGroupCommand extends HouseGroupCommand<CreateOptions> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly createHouseGroup: CreateHouseGroup,
  ) {
    super(dataSource);
  }

  protected async execute({ provider }: CreateOptions, [name]: string[]): Promise<void> {
    check(name!);
    const providerId = provider === undefined ? undefined : await this.identifyUser.execute(provider);
    const created = await this.naming('company', provider, () =>
      this.createHouseGroup.execute(shell, { name: name!, providerId }),
    );
    this.answer(houseGroupDocument(created), ...houseGroupColumns(created));
  }
}

interface ChangeOptions extends CreateOptions {
  name?: string;
  withoutProvider?: boolean;
}

@SubCommand({
  name: 'change',
  arguments: '<group>',
  argsDescription: houseGroupArgument,
  description:
    'Rename a house group, or change its company; its tenants lose the permissions that only the former company allowed them',
})
export class ChangeHouseGroupCommand extends HouseGroupCommand<ChangeOptions> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readHouseGroup: ReadHouseGroup,
    private readonly changeHouseGroup: ChangeHouseGroup,
  ) {
    super(dataSource);
  }

  protected async execute(
    { name, provider, withoutProvider = false }: ChangeOptions,
    [id]: string[],
  ): Promise<void> {
    if (name === undefined && provider === undefined && !withoutProvider) {
      throw wrongUse({ name: 'Pass --name, --provider or --without-provider.' });
    }
    if (provider !== undefined && withoutProvider) {
      throw wrongUse({ provider: 'Pass either --provider or --without-provider.' });
    }
    check(name);
    const group = await this.readHouseGroup.execute(shell, id!);
    const chosen = provider === undefined ? undefined : await this.identifyUser.execute(provider);
    const changes = { name, providerId: withoutProvider ? null : chosen };
    const changed = await this.naming('company', provider, () =>
      this.changeHouseGroup.execute(shell, group, changes),
    );
    this.answer(houseGroupDocument(changed), ...houseGroupColumns(changed));
  }

  @Option({ flags: '--name <name>', description: 'The new name' })
  parseName(text: string): string {
    return text;
  }

  @Option({ flags: '--without-provider', description: 'No company provides for the houses any more' })
  parseWithoutProvider(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'delete',
  arguments: '<group>',
  argsDescription: houseGroupArgument,
  description: 'Delete an empty house group',
})
export class DeleteHouseGroupCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readHouseGroup: ReadHouseGroup,
    private readonly deleteHouseGroup: DeleteHouseGroup,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const group = await this.readHouseGroup.execute(shell, id!);
    await this.deleteHouseGroup.execute(shell, group);
    this.print(`House group ${group.id} is deleted.`);
  }
}
