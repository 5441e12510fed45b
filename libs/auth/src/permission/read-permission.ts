/** Reads one permission name with its actions, for administrators. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { versionOf } from './permission-version.js';
import { findNamed, type NamedPermissions } from './permission.store.js';

@Injectable()
export class ReadPermission {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused` or `resource.not_found` */
  async execute(actor: Actor, name: string): Promise<NamedPermissions & { readonly version: number }> {
    requireAdministrator(actor);
    const found = await readFrom(this.dataSource, (db) => findNamed(db, name));
    if (!found) throw new CodedError('resource.not_found');
    return { version: versionOf(found), ...found };
  }
}
