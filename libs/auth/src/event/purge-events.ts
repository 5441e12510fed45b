/** Deletes events whose retention has ended. */
import { deleteInBatches } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { deleteOld } from './event-outbox.store.js';

@Injectable()
export class PurgeEvents {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param age seconds
   * @param published whether a relay publishes events: then only published ones are deleted; otherwise they are deleted by age
   * @returns number of deleted events
   */
  async execute({ age, published }: { age: number; published: boolean }): Promise<number> {
    return deleteInBatches((limit) => deleteOld(this.dataSource.manager, { age, limit, published }));
  }
}
