/** Lists the companies that the caller belongs to, and those that may add them. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UserActor } from '#auth/authorization';
import { findOwnCompanies, type OwnCompany } from './member.store.js';

@Injectable()
export class ListOwnCompanies {
  constructor(private readonly dataSource: DataSource) {}

  execute({ userId }: UserActor): Promise<OwnCompany[]> {
    return readFrom(this.dataSource, (db) => findOwnCompanies(db, userId));
  }
}
