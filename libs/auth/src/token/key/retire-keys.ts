/** Ends the life of superseded signing keys: first they can sign no more, then, when all they signed has expired, they go. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eraseRetiredPrivateKeys, removeSpentKeys } from './key-retirement.store.js';

@Injectable()
export class RetireKeys {
  constructor(private readonly dataSource: DataSource) {}

  /** Several processes may do it at once. @returns how many keys can sign no more, and how many are gone */
  async execute(): Promise<{ erased: number; removed: number }> {
    return {
      erased: await inTransaction(this.dataSource, eraseRetiredPrivateKeys),
      removed: await inTransaction(this.dataSource, removeSpentKeys),
    };
  }
}
