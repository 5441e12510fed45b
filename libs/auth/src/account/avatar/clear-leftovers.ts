/** Deletes leftover pictures. */
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
   * Any number of processes may do it at once. Nothing that goes wrong is the caller's: it is logged, and tried again by
   * the worker, what cannot be removed not before an hour.
   * @param names looks at these only
   * @returns how many are gone
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
      this.logger.warn({ err: error, msg: 'Left over avatars could not be looked for' });
    }
    return gone;
  }

  private async clear(name: string): Promise<boolean> {
    try {
      await this.store.remove(name);
    } catch (error) {
      this.logger.warn({ err: error, msg: 'A left over avatar could not be removed yet' });
      await readFrom(this.dataSource, (db) => postponeLeftover(db, name));
      return false;
    }
    await readFrom(this.dataSource, (db) => forgetLeftover(db, name));
    return true;
  }
}
