/** Lists the security events of another user, for administrators and the CLI. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import type { Page, PageRequest } from '#paging';
import { ListSecurityEvents } from './list-security-events.js';
import type { ListedEvent, SecurityEventFilter } from './security-event.store.js';

@Injectable()
export class ListUserSecurityEvents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listSecurityEvents: ListSecurityEvents,
  ) {}

  /**
   * Newest first.
   * @throws CodedError `authorization.refused`, `resource.not_found`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(
    actor: Actor,
    userId: number,
    filter: SecurityEventFilter,
    page: PageRequest,
  ): Promise<Page<ListedEvent>> {
    requireAdministrator(actor);
    const owner = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!owner) throw new CodedError('resource.not_found');
    return this.listSecurityEvents.execute(userId, filter, page);
  }
}
