/** Accepts an invitation without its code, by an account whose email is proved. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UserActor } from '#auth/authorization';
import type { Client } from '#auth/security-event';
import { AcceptInvitation, type Acceptance } from './accept-invitation.js';
import { findOwnInvitation } from './invitation-list.store.js';

@Injectable()
export class AcceptOwnInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acceptInvitation: AcceptInvitation,
  ) {}

  /**
   * @throws CodedError `resource.not_found` for an invitation that is not open, or not the caller's; `invitation.other_profile`,
   * `invitation.company_gone`, `invitation.inviter_gone`, `invitation.share_exceeds` or `permission.too_many`
   */
  execute(actor: UserActor, id: string, client: Client): Promise<Acceptance> {
    return inTransaction(this.dataSource, async (db) => {
      const offered = await findOwnInvitation(db, actor.userId, id);
      const acceptance =
        offered &&
        (await this.acceptInvitation.write(db, { offered, actor, credentials: undefined, client }));
      if (!acceptance) throw new CodedError('resource.not_found');
      return acceptance;
    });
  }
}
