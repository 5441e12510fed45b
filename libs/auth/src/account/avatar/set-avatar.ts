/** Sets an uploaded image as the user's avatar. */
import { AvatarStore, newPictureName } from '#avatar-store';
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
   * @throws CodedError `avatar.type_unsupported`, `avatar.unreadable`, `avatar.unavailable` or `resource.not_found`
   */
  async execute(userId: number, given: Buffer): Promise<void> {
    const picture = await reencodePicture(given);
    const name = newPictureName();
    await readFrom(this.dataSource, (db) => announcePicture(db, name));
    await this.store.write(name, picture);
    const old = await inTransaction(this.dataSource, async (db) => {
      const replaced = await replaceAvatar(db, userId, name);
      if (!replaced.found) throw new CodedError('resource.not_found');
      if (!(await claimPicture(db, name))) throw new CodedError('avatar.unavailable', { retryAfter: 5 });
      return replaced.old;
    });
    if (old) await this.clearLeftovers.execute([old]);
  }
}
