/** Reads one permission group with its permissions, for administrators. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findGroup, type GroupDetails, type GroupReference } from './permission-group.store.js';

@Injectable()
export class ReadPermissionGroup {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused` or `resource.not_found` */
  async execute(actor: Actor, group: GroupReference): Promise<GroupDetails> {
    requireAdministrator(actor);
    const found = await readFrom(this.dataSource, (db) => findGroup(db, group));
    if (!found) throw new CodedError('resource.not_found');
    return found;
  }
}
