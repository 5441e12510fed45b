/** Lists permissions in pages for administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { countNamed, listNamed, type NamedPermissions, permissionOrder } from './permission.store.js';

export interface PermissionSearch extends PageRequest {
  /** Part of a name, without regard to case. */
  readonly search: string | undefined;
}

@Injectable()
export class ListPermissions {
  constructor(private readonly dataSource: DataSource) {}

  /** Ordered by name. @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor */
  async execute(actor: Actor, { search, ...page }: PermissionSearch): Promise<Page<NamedPermissions>> {
    requireAdministrator(actor);
    const reading = permissionOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<NamedPermissions>(await listNamed(db, search, reading), () =>
        countNamed(db, search),
      ),
    );
  }
}
