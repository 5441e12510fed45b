/** Clean-up: removes mails whose story is over. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { deleteClosed } from './outbox-store.js';

const limit = 1000;

/** Sent mails are kept long enough to answer "did it leave?", failed ones until nobody will send them again. */
const kept = { sentDays: 7, failedDays: 30 };

@Injectable()
export class PurgeMail {
  constructor(private readonly dataSource: DataSource) {}

  /** Works in batches, so that no lock is held for long. Returns how many mails were removed. */
  async execute(): Promise<number> {
    let removed = 0;
    for (;;) {
      const batch = await deleteClosed(this.dataSource.manager, { limit, ...kept });
      removed += batch;
      if (batch < limit) return removed;
    }
  }
}
