/** Reads one house, for its provider, the tenants who live or own there, and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { House } from '../house.entity.js';
import { readScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { housesIn } from './house.store.js';

@Injectable()
export class ReadHouse {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` */
  execute(actor: Actor, id: string): Promise<House> {
    return readFrom(this.dataSource, async (db) =>
      requireOne(housesIn(db, await readScopeOf(db, actor)), id),
    );
  }
}
