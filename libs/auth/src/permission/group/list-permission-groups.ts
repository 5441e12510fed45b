/** Lists permission groups in pages for administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import type { Page } from '#paging';
import type { PermissionSearch } from '../list-permissions.js';
import type { PermissionGroup } from './permission-group.entity.js';
import { countGroups, listGroups, permissionGroupOrder } from './permission-group.store.js';

@Injectable()
export class ListPermissionGroups {
  constructor(private readonly dataSource: DataSource) {}

  /** Ordered by name. @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor */
  async execute(actor: Actor, { search, ...page }: PermissionSearch): Promise<Page<PermissionGroup>> {
    requireAdministrator(actor);
    const reading = permissionGroupOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<PermissionGroup>(await listGroups(db, search, reading), () =>
        countGroups(db, search),
      ),
    );
  }
}
