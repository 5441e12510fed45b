/** One invitation, for those who may list it. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { findInvitation, type InvitationDetails } from './invitation-list.store.js';
import { invitationsScopeOf } from './inviting-scope.js';

@Injectable()
export class ReadInvitation {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, `company.approval_pending`, or `resource.not_found`, also for another company's */
  async execute(actor: Actor, id: string): Promise<InvitationDetails> {
    const invitation = await readFrom(this.dataSource, async (db) =>
      findInvitation(db, await invitationsScopeOf(db, actor), id),
    );
    if (!invitation) throw new CodedError('resource.not_found');
    return invitation;
  }
}
