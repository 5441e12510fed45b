/** Sets an uploaded image as an avatar: users their own, administrators those of lower ranks. */
import { AvatarStore, newPictureName } from '#avatar-store';
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { findUser, lockUser } from '#auth/user';
import { announcePicture, claimPicture, replaceAvatar } from './avatar-rows.store.js';
import { ClearLeftovers } from './clear-leftovers.js';
import { reencodePicture } from './reencode-picture.js';

@Injectable()
export class SetAvatar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AvatarStore,
    private readonly clearLeftovers: ClearLeftovers,
  ) {}

  /**
   * A crash at any point leaves the old or the new avatar, and no file that is never deleted.
   * @param given the uploaded image file
   * @throws CodedError `authorization.refused`, `avatar.type_unsupported`, `avatar.unreadable`, `avatar.unavailable` or
   * `resource.not_found`
   */
  async execute(actor: Actor, userId: number, given: Buffer): Promise<void> {
    const isOwn = actor.userId === userId;
    if (!isOwn) await this.requireRight(actor, userId);
    const picture = await reencodePicture(given);
    const name = newPictureName();
    await readFrom(this.dataSource, (db) => announcePicture(db, name));
    await this.store.write(name, picture);
    const old = await inTransaction(this.dataSource, async (db) => {
      if (!isOwn) await recordByOther(db, actor, userId);
      const replaced = await replaceAvatar(db, userId, name);
      if (!replaced.found) throw new CodedError('resource.not_found');
      if (!(await claimPicture(db, name))) throw new CodedError('avatar.unavailable', { retryAfter: 5 });
      return replaced.old;
    });
    if (old) await this.clearLeftovers.execute([old]);
  }

  /** Before the picture is decoded, which is expensive. */
  private async requireRight(actor: Actor, userId: number): Promise<void> {
    requireAdministrator(actor);
    const account = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!account) throw new CodedError('resource.not_found');
    requireHigherRank(actor, account);
  }
}

async function recordByOther(db: EntityManager, actor: Actor, userId: number): Promise<void> {
  const account = await lockUser(db, userId);
  if (!account) throw new CodedError('resource.not_found');
  requireHigherRank(actor, account);
  await recordChange(db, actor, { action: 'user.avatar_set', target: userId, before: null, after: null });
}
