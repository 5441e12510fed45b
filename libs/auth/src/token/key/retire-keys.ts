/** Erases the private parts of superseded signing keys, and deletes the keys when all their tokens have expired. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eraseRetiredPrivateKeys, deleteExpiredKeys } from './key-retirement.store.js';

@Injectable()
export class RetireKeys {
  constructor(private readonly dataSource: DataSource) {}

  /** Safe to run in several processes. @returns number of erased private parts and of deleted keys */
  async execute(): Promise<{ erased: number; removed: number }> {
    return {
      erased: await inTransaction(this.dataSource, eraseRetiredPrivateKeys),
      removed: await inTransaction(this.dataSource, deleteExpiredKeys),
    };
  }
}
