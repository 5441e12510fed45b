/** Lists the open invitations to the proved email of the caller. Nobody else learns that the caller has seen them. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UserActor } from '#auth/authorization';
import { findOwnInvitations, type InvitationDetails } from './invitation-list.store.js';

@Injectable()
export class ListOwnInvitations {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; none for an account whose email is not proved. */
  execute({ userId }: Pick<UserActor, 'userId'>): Promise<InvitationDetails[]> {
    return readFrom(this.dataSource, (db) => findOwnInvitations(db, userId));
  }
}
