/** Lists the live sessions of another user, for administrators and the CLI. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import type { Page, PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import { ListSessions } from './list-sessions.js';
import type { ListedSession } from './session.store.js';

@Injectable()
export class ListUserSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listSessions: ListSessions,
  ) {}

  /**
   * Newest login first.
   * @throws CodedError `authorization.refused`, `resource.not_found`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(actor: Actor, userId: number, page: PageRequest): Promise<Page<ListedSession>> {
    requireAdministrator(actor);
    const owner = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!owner) throw new CodedError('resource.not_found');
    return this.listSessions.execute(userId, page);
  }
}
