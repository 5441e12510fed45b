/** Deletes invitations 90 days after their end. */
import { deleteExpired } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { endedInvitations } from './expired-rows.store.js';

@Injectable()
export class PurgeInvitations {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns how many were deleted */
  execute(): Promise<number> {
    return deleteExpired(this.dataSource, ...endedInvitations);
  }
}
