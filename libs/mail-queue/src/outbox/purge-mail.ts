/** Deletes sent and failed mails after their retention. */
import { deleteExpired } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { closedMails } from './outbox.store.js';

@Injectable()
export class PurgeMail {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns how many mails were deleted */
  async execute(): Promise<number> {
    return deleteExpired(this.dataSource, ...closedMails);
  }
}
