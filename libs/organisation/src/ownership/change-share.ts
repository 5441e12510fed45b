/** Changes the size of an owner's share of an area. */
import { invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockArea } from '../area/area.store.js';
import { OwnerArea, ownerIdOf } from '../owner-area.entity.js';
import { requireReach } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { changeVersioned, inTransaction, type VersionedId } from '#database';
import { requireWhole, sharesOf } from './ownership.store.js';
import { notAShare, parseShare } from './share.js';

@Injectable()
export class ChangeShare {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param given see `NewShare.part`
   * @throws CodedError `authorization.refused`, `resource.not_found`, `request.invalid_fields`,
   * `ownership.exceeds_whole` or `resource.changed_meanwhile`
   */
  execute(actor: Actor, areaId: string, { id, version }: VersionedId, given: unknown): Promise<OwnerArea> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const area = await lockArea(db, scope, areaId);
      const share = await requireOne(sharesOf(db, area.id), id);
      await requireReach(db, actor, scope, [ownerIdOf(share)]);
      const part = parseShare(given);
      if (part === undefined) throw invalidFields({ part: [notAShare] });
      const changed = await changeVersioned(db, OwnerArea, share, version, { part });
      await requireWhole(db, area.id);
      await recordChange(db, actor, {
        action: 'area.share_changed',
        target: area.id,
        before: { share_id: share.id, part: share.part },
        after: { share_id: share.id, part },
      });
      return changed;
    });
  }
}
