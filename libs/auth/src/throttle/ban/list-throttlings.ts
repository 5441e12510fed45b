/** Lists the current throttles. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { type ListedThrottling, listThrottlings } from './ban.store.js';

/** Limit of the list, because an attack may come from any number of networks. */
const maxThrottlings = 500;

@Injectable()
export class ListThrottlings {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, at most 500. @throws CodedError `authorization.refused` */
  async execute(actor: Actor): Promise<ListedThrottling[]> {
    requireAdministrator(actor);
    return readFrom(this.dataSource, (db) => listThrottlings(db, maxThrottlings));
  }
}
