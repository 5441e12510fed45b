/** Sets the language of the caller's account. Unlike a change of the profile it overwrites concurrent changes of the language. */
import { inTransaction } from '#database';
import type { Language } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { applyChanges } from './apply-changes.js';
import { lockDetails } from './details.store.js';

@Injectable()
export class SetOwnLanguage {
  constructor(private readonly dataSource: DataSource) {}

  /** Does nothing for an account that has just been erased. */
  async execute(userId: number, language: Language): Promise<void> {
    await inTransaction(this.dataSource, async (db) => {
      const account = await lockDetails(db, userId);
      if (account) await applyChanges(db, account, { language });
    });
  }
}
