/** Deletes events whose retention has ended. */
import { deleteExpired, deleteInBatches } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { deleteWritten, publishedEvents } from './event-outbox.store.js';

@Injectable()
export class PurgeEvents {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param age seconds
   * @param published whether a relay publishes events: then only published ones are deleted; otherwise they are deleted by age
   * @returns number of deleted events
   */
  async execute({ age, published }: { age: number; published: boolean }): Promise<number> {
    if (published) return deleteExpired(this.dataSource, publishedEvents(age));
    return deleteInBatches((limit, after) =>
      deleteWritten(this.dataSource.manager, { age, after: after ?? '0', limit }),
    );
  }
}
