/** Deletes sent and failed mails after their retention. */
import { deleteInBatches } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { deleteClosed } from './outbox.store.js';

/** Mails are larger than other rows. */
const limit = 1000;

/** Sent mails are kept long enough to answer whether they were sent, failed ones as long as sending them again makes sense. */
const kept = { sentDays: 7, failedDays: 30 };

@Injectable()
export class PurgeMail {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns how many mails were deleted */
  async execute(): Promise<number> {
    return deleteInBatches((size) => deleteClosed(this.dataSource.manager, { limit: size, ...kept }), limit);
  }
}
