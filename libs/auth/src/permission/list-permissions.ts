/** Lists permissions in pages for administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { listNamed, type NamedPermissions } from './permission.store.js';

export interface PermissionSearch extends PageRequest {
  /** Part of a name, without regard to case. */
  readonly search: string | undefined;
}

@Injectable()
export class ListPermissions {
  constructor(private readonly dataSource: DataSource) {}

  /** Ordered by name. @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor */
  async execute(actor: Actor, { search, limit, after }: PermissionSearch): Promise<Page<NamedPermissions>> {
    requireAdministrator(actor);
    const [lastName] = cursorParts(after, ['']);
    const rows = await readFrom(this.dataSource, (db) =>
      listNamed(db, { after: lastName, search, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ name }) => [name]);
  }
}
