/** `houses create`, `houses change` and `houses delete`. */
import { ChangeHouse, CreateHouse, DeleteHouse, longest, ReadHouse } from '#organisation';
import { Injectable } from '@nestjs/common';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { houseArgument } from '../argument-descriptions.js';
import { checkLines } from '../checked-lines.js';
import { DatabaseCommand } from '../database-command.js';
import { requireId } from '../required-id.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';
import { houseColumns, houseDocument } from './house-output.js';

interface Details {
  zipCode?: string;
  letter?: string;
  group?: string;
}

interface CreateOptions extends Details {
  city: string;
  street: string;
  number: string;
}

interface ChangeOptions extends Details, Partial<CreateOptions> {
  withoutGroup?: boolean;
}

function check({ zipCode, city, street, number, letter }: Partial<CreateOptions>): void {
  checkLines({
    zip_code: { text: zipCode, max: longest.zipCode, mayBeBlank: true },
    city: { text: city, max: longest.city },
    street: { text: street, max: longest.street },
    number: { text: number, max: longest.house },
    letter: { text: letter, max: longest.letter, mayBeBlank: true },
  });
}

@Injectable()
abstract class HouseCommand<Options extends Details> extends DatabaseCommand<Options> {
  @Option({ flags: '--letter <letter>', description: 'Letter behind the number' })
  parseLetter(text: string): string {
    return text;
  }

  @Option({ flags: '--zip-code <code>', description: 'Postal code' })
  parseZipCode(text: string): string {
    return text;
  }

  @Option({ flags: '--group <group>', description: 'Id of the house group' })
  parseGroup(text: string): string {
    return requireId('group', text);
  }
}

@SubCommand({ name: 'create', description: 'Create a house' })
export class CreateHouseCommand extends HouseCommand<CreateOptions> {
  constructor(
    dataSource: DataSource,
    private readonly createHouse: CreateHouse,
  ) {
    super(dataSource);
  }

  protected async execute({ group, ...address }: CreateOptions): Promise<void> {
    check(address);
    const created = await this.naming('house group', group, () =>
      this.createHouse.execute(shell, { ...address, groupId: group }),
    );
    this.answer(houseDocument(created), ...houseColumns(created));
  }

  @Option({ flags: '--city <city>', description: 'City or village', required: true })
  parseCity(text: string): string {
    return text;
  }

  @Option({ flags: '--street <street>', description: 'Street', required: true })
  parseStreet(text: string): string {
    return text;
  }

  @Option({ flags: '--number <number>', description: 'Number in the street', required: true })
  parseNumber(text: string): string {
    return text;
  }
}

@SubCommand({
  name: 'change',
  arguments: '<house>',
  argsDescription: houseArgument,
  description:
    'Change the address of a house, or move it to another group; its tenants lose the permissions that only the former company allowed them',
})
export class ChangeHouseCommand extends HouseCommand<ChangeOptions> {
  constructor(
    dataSource: DataSource,
    private readonly readHouse: ReadHouse,
    private readonly changeHouse: ChangeHouse,
  ) {
    super(dataSource);
  }

  protected async execute(
    { group, withoutGroup = false, ...address }: ChangeOptions,
    [id]: string[],
  ): Promise<void> {
    if (group === undefined && !withoutGroup && Object.keys(address).length === 0) {
      throw wrongUse({ house: 'Pass at least one option that says what to change.' });
    }
    if (group !== undefined && withoutGroup) {
      throw wrongUse({ group: 'Pass either --group or --without-group.' });
    }
    check(address);
    const house = await this.readHouse.execute(shell, id!);
    const changes = { ...address, groupId: withoutGroup ? null : group };
    const changed = await this.naming('house group', group, () =>
      this.changeHouse.execute(shell, house, changes),
    );
    this.answer(houseDocument(changed), ...houseColumns(changed));
  }

  @Option({ flags: '--city <city>', description: 'City or village' })
  parseCity(text: string): string {
    return text;
  }

  @Option({ flags: '--street <street>', description: 'Street' })
  parseStreet(text: string): string {
    return text;
  }

  @Option({ flags: '--number <number>', description: 'Number in the street' })
  parseNumber(text: string): string {
    return text;
  }

  @Option({ flags: '--without-group', description: 'Remove the house from its group' })
  parseWithoutGroup(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'delete',
  arguments: '<house>',
  argsDescription: houseArgument,
  description: 'Delete an empty house',
})
export class DeleteHouseCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readHouse: ReadHouse,
    private readonly deleteHouse: DeleteHouse,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const house = await this.readHouse.execute(shell, id!);
    await this.deleteHouse.execute(shell, house);
    this.print(`House ${house.id} is deleted.`);
  }
}
