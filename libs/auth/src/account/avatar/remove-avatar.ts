/** Removes an avatar: users their own, administrators those of lower ranks. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { lockUser } from '#auth/user';
import { replaceAvatar } from './avatar-rows.store.js';
import { ClearLeftovers } from './clear-leftovers.js';

@Injectable()
export class RemoveAvatar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clearLeftovers: ClearLeftovers,
  ) {}

  /**
   * Idempotent.
   * @throws CodedError `authorization.refused` or `resource.not_found`
   */
  async execute(actor: Actor, userId: number): Promise<void> {
    if (actor.userId !== userId) requireAdministrator(actor);
    const old = await inTransaction(this.dataSource, (db) => this.remove(db, actor, userId));
    if (old) await this.clearLeftovers.execute([old]);
  }

  private async remove(db: EntityManager, actor: Actor, userId: number): Promise<string | null> {
    const account = await lockUser(db, userId);
    if (!account) throw new CodedError('resource.not_found');
    requireHigherRank(actor, account);
    const { old } = await replaceAvatar(db, userId, null);
    if (old && actor.userId !== userId) {
      await recordChange(db, actor, {
        action: 'user.avatar_removed',
        target: userId,
        before: null,
        after: null,
      });
    }
    return old;
  }
}
