/** Reads one area, for its provider, the tenants who live or own there, and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Area } from '../area.entity.js';
import { readScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { areasIn } from './area.store.js';

@Injectable()
export class ReadArea {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` */
  execute(actor: Actor, id: string): Promise<Area> {
    return readFrom(this.dataSource, async (db) => requireOne(areasIn(db, await readScopeOf(db, actor)), id));
  }
}
