/** Declines an invitation without its code, by an account whose email is proved. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UserActor } from '#auth/authorization';
import { declineInvitation } from './decline-invitation.js';
import { findOwnInvitation } from './invitation-list.store.js';

@Injectable()
export class DeclineOwnInvitation {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` for an invitation that is not open, or not the caller's */
  execute(actor: UserActor, id: string): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const offered = await findOwnInvitation(db, actor.userId, id);
      if (!offered || !(await declineInvitation(db, actor, offered))) {
        throw new CodedError('resource.not_found');
      }
    });
  }
}
