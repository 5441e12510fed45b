/** Withdraws an open invitation. Its link answers that it was withdrawn. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { findInvitation, type InvitationDetails } from './invitation-list.store.js';
import { endInvitation } from './invitation.store.js';
import { invitationsScopeOf, requireInvitingRank } from './inviting-scope.js';

@Injectable()
export class RevokeInvitation {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `company.approval_pending`, `resource.not_found`, or `invitation.ended` for
   * one that has ended or expired
   */
  execute(actor: Actor, id: string): Promise<InvitationDetails> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await invitationsScopeOf(db, actor);
      const found = await findInvitation(db, scope, id);
      if (!found) throw new CodedError('resource.not_found');
      requireInvitingRank(actor, found);
      if (!(await endInvitation(db, id, 'revoked'))) throw new CodedError('invitation.ended');
      await recordChange(db, actor, {
        action: 'invitation.revoked',
        target: id,
        before: { state: found.state },
        after: null,
      });
      return (await findInvitation(db, scope, id))!;
    });
  }
}
