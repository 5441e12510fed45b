/** `areas owners`, `areas add-owner`, `areas change-share` and `areas remove-owner`. */
import {
  AddAreaOwner,
  ChangeShare,
  ListAreaOwners,
  type NamedShare,
  type OwnerArea,
  ReadArea,
  RemoveAreaOwner,
} from '#organisation';
import { IdentifyUser, ReadUser } from '#auth/account';
import { itemsOf } from '../print-list.js';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { areaArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

const shareArgument = { share: 'Id of the share' };
const partArgument = { part: 'Size of the share: above 0, up to 1, with up to ten decimal places' };

const shareColumns = ({ id, companyId, tenantId, part }: OwnerArea) => [
  id,
  companyId ?? tenantId ?? '-',
  part,
];

const shareDocument = ({ id, version, part, companyId, tenantId }: OwnerArea) => ({
  id,
  version,
  part,
  companyId,
  tenantId,
});

const namedShareDocument = (share: NamedShare) => ({ ...shareDocument(share), ownerName: share.ownerName });

@SubCommand({
  name: 'owners',
  arguments: '<area>',
  argsDescription: areaArgument,
  description: 'List the shares of an area: id, owner, share, name of the owner',
})
export class ListOwnersCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listOwners: ListAreaOwners,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    await this.printList(
      (page) => this.listOwners.execute(shell, id!, page),
      ['id', 'owner', 'share', 'name of the owner'],
      (share) => [...shareColumns(share), share.ownerName ?? '-'],
      namedShareDocument,
    );
  }
}

@SubCommand({
  name: 'add-owner',
  arguments: '<area> <owner> <part>',
  argsDescription: {
    ...areaArgument,
    owner: 'User id or email address of a company or a tenant',
    ...partArgument,
  },
  description: 'Give a company or a tenant a share of an area',
})
export class AddOwnerCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readUser: ReadUser,
    private readonly readArea: ReadArea,
    private readonly addOwner: AddAreaOwner,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [area, owner, part]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(owner!);
    const { id } = await this.naming('area', area, () => this.readArea.execute(shell, area!));
    const { profileType } = await this.readUser.execute(shell, userId);
    const share = { part, ...(profileType === 'company' ? { companyId: userId } : { tenantId: userId }) };
    const added = await this.naming('owner', owner, () => this.addOwner.execute(shell, id, share));
    this.answer(shareDocument(added), ...shareColumns(added));
  }
}

@Injectable()
abstract class ShareCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readArea: ReadArea,
    private readonly listOwners: ListAreaOwners,
  ) {
    super(dataSource);
  }

  /** @throws CodedError `resource.not_found` that names the area or the share */
  protected async find(area: string, id: string): Promise<NamedShare> {
    const { id: areaId } = await this.naming('area', area, () => this.readArea.execute(shell, area));
    for await (const share of itemsOf((page) => this.listOwners.execute(shell, areaId, page))) {
      if (share.id === id.toLowerCase()) return share;
    }
    throw new CodedError('resource.not_found', { names: { share: [id] } });
  }
}

@SubCommand({
  name: 'change-share',
  arguments: '<area> <share> <part>',
  argsDescription: { ...areaArgument, ...shareArgument, ...partArgument },
  description: 'Change the size of a share',
})
export class ChangeShareCommand extends ShareCommand {
  constructor(
    dataSource: DataSource,
    readArea: ReadArea,
    listOwners: ListAreaOwners,
    private readonly changeShare: ChangeShare,
  ) {
    super(dataSource, readArea, listOwners);
  }

  protected async execute(_options: object, [area, id, part]: string[]): Promise<void> {
    const share = await this.find(area!, id!);
    const changed = await this.changeShare.execute(shell, area!, share, part);
    this.answer(shareDocument(changed), ...shareColumns(changed));
  }
}

@SubCommand({
  name: 'remove-owner',
  arguments: '<area> <share>',
  argsDescription: { ...areaArgument, ...shareArgument },
  description: 'Remove a share of an area',
})
export class RemoveOwnerCommand extends ShareCommand {
  constructor(
    dataSource: DataSource,
    readArea: ReadArea,
    listOwners: ListAreaOwners,
    private readonly removeOwner: RemoveAreaOwner,
  ) {
    super(dataSource, readArea, listOwners);
  }

  protected async execute(_options: object, [area, id]: string[]): Promise<void> {
    const share = await this.find(area!, id!);
    await this.removeOwner.execute(shell, area!, share);
    this.print(`Share ${share.id} is removed.`);
  }
}
