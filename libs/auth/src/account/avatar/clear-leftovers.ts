/** Deletes avatar files that no user references. */
import { AvatarStore } from '#avatar-store';
import { readFrom } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dueLeftovers, forgetLeftover, postponeLeftover } from './avatar-rows.store.js';

const atOnce = 500;

@Injectable()
export class ClearLeftovers {
  private readonly logger = new Logger('Avatars');

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AvatarStore,
  ) {}

  /**
   * Safe to run concurrently. Failures are logged, not thrown; the worker retries a file after one hour at the
   * earliest.
   * @param names limits the run to these files
   * @returns the number of deleted files
   */
  async execute(names?: readonly string[]): Promise<number> {
    let gone = 0;
    try {
      for (;;) {
        const due = await readFrom(this.dataSource, (db) => dueLeftovers(db, atOnce, names));
        for (const name of due) if (await this.clear(name)) gone++;
        if (due.length < atOnce) break;
      }
    } catch (error) {
      this.logger.warn({ err: error, msg: 'Failed to list leftover avatar files; the next run retries' });
    }
    return gone;
  }

  private async clear(name: string): Promise<boolean> {
    try {
      await this.store.remove(name);
    } catch (error) {
      this.logger.warn({
        err: error,
        msg: 'Failed to delete a leftover avatar file; it is retried in an hour',
      });
      await readFrom(this.dataSource, (db) => postponeLeftover(db, name));
      return false;
    }
    await readFrom(this.dataSource, (db) => forgetLeftover(db, name));
    return true;
  }
}
