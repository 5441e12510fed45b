/** Lists current bans and throttles. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { listBans, type ListedBan, type ListedThrottling, listThrottlings } from './ban.store.js';

/** Limit of the list, because an attack may come from any number of networks. */
const maxThrottlings = 500;

@Injectable()
export class ListBans {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused` */
  async execute(actor: Actor): Promise<{ bans: ListedBan[]; throttlings: ListedThrottling[] }> {
    requireAdministrator(actor);
    return readFrom(this.dataSource, async (db) => ({
      bans: await listBans(db),
      throttlings: await listThrottlings(db, maxThrottlings),
    }));
  }
}
