/** Lists invitations: administrators all, an approved company its own. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { type Page, type PageRequest, requireSearchable } from '#paging';
import { type InvitationDetails, type InvitationFilter, listInvitations } from './invitation-list.store.js';
import { invitationsScopeOf } from './inviting-scope.js';

@Injectable()
export class ListInvitations {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Newest first.
   * @throws CodedError `authorization.refused`, `company.approval_pending`, or `request.invalid_fields` for an invalid cursor or
   * an empty search
   */
  async execute(actor: Actor, filter: InvitationFilter, page: PageRequest): Promise<Page<InvitationDetails>> {
    requireSearchable(filter.search);
    return readFrom(this.dataSource, async (db) =>
      listInvitations(db, await invitationsScopeOf(db, actor), filter, page),
    );
  }
}
