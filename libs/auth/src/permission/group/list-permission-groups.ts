/** Lists permission groups in pages for administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { cursorParts, type Page, pageOf } from '#paging';
import type { PermissionSearch } from '../list-permissions.js';
import type { PermissionGroup } from './permission-group.entity.js';
import { listGroups } from './permission-group.store.js';

@Injectable()
export class ListPermissionGroups {
  constructor(private readonly dataSource: DataSource) {}

  /** Ordered by name. @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor */
  async execute(actor: Actor, { search, limit, after }: PermissionSearch): Promise<Page<PermissionGroup>> {
    requireAdministrator(actor);
    const [lastName] = cursorParts(after, ['']);
    const rows = await readFrom(this.dataSource, (db) =>
      listGroups(db, { after: lastName, search, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ name }) => [name]);
  }
}
