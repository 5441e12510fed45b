/** Changes the number of an area. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { Area } from '../area.entity.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { changeVersioned, inTransaction, type VersionedId } from '#database';
import { areasIn } from './area.store.js';
import { normalLine } from '#text';

@Injectable()
export class ChangeArea {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found` or `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId, given: string): Promise<Area> {
    const number = normalLine(given);
    return inTransaction(this.dataSource, async (db) => {
      const before = await requireOne(areasIn(db, await managementScopeOf(db, actor)), id);
      const after = await changeVersioned(db, Area, before, version, { number });
      await recordChange(db, actor, {
        action: 'area.changed',
        target: before.id,
        before: { number: before.number },
        after: { number },
      });
      return after;
    });
  }
}
