/** Clean-up: removes events that everybody has had time to look for. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { deleteOld } from './event-outbox.store.js';

const limit = 5000;

@Injectable()
export class PurgeEvents {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Works in batches, so that no lock is held for long.
   * @param age seconds
   * @param published whether somebody publishes events: then none goes before it was; else they go by their own age
   * @returns how many were removed
   */
  async execute({ age, published }: { age: number; published: boolean }): Promise<number> {
    for (let removed = 0; ;) {
      const batch = await deleteOld(this.dataSource.manager, { age, limit, published });
      removed += batch;
      if (batch < limit) return removed;
    }
  }
}
