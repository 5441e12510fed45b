/** Removes a ban and resets the throttles of the same account, address or network. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin, requireHigherRankThan } from '#auth/authorization';
import { AttemptCounters } from '../attempt-counters.js';
import { THROTTLE_STORE, type ThrottleStore } from '../store/throttle-store.js';
import { type BanTarget, parseBanTarget } from './ban-target.js';
import { deleteBan, deleteThrottlings, findBan, findTarget } from './ban.store.js';
import { recordBan } from './record-ban.js';

export interface RemovedBan {
  /** CIDR or email. */
  readonly target: string;
  readonly ban: boolean;
  readonly throttle: boolean;
}

@Injectable()
export class RemoveBan {
  constructor(
    private readonly dataSource: DataSource,
    private readonly counters: AttemptCounters,
    @Inject(THROTTLE_STORE) private readonly store: ThrottleStore,
  ) {}

  /**
   * @param text an email, an address or a network; throttles inside a network are reset too
   * @throws CodedError `authorization.refused`, also for an account of the same or a higher rank and for their own,
   * `request.invalid_fields`, or `resource.not_found` if there is neither a ban nor a throttle
   */
  async execute(actor: Actor, text: string): Promise<RemovedBan> {
    requireAdmin(actor);
    const target = parseBanTarget(text);
    const own = this.ownKeys(target);
    return inTransaction(this.dataSource, async (db) => {
      const found = await findTarget(db, target);
      if (found.userId !== undefined) await requireRankToUnban(db, actor, found.userId);
      const ban = await findBan(db, found);
      const throttled = await deleteThrottlings(db, found, own);
      if (!ban && throttled.length === 0) throw new CodedError('resource.not_found');
      if (ban) {
        await deleteBan(db, found);
        await recordBan(db, actor, found, { before: ban, after: undefined });
      }
      if (throttled.length > 0) {
        // The audit log outlives accounts, so it has their id; an unknown email is not stored.
        const target = found.network ?? found.userId ?? 'nobody';
        await recordChange(db, actor, { action: 'throttle.lifted', target, before: null, after: null });
      }
      await this.store.clear([...new Set([...own, ...throttled])]);
      return {
        target: (target.network ?? target.email)!,
        ban: ban !== undefined,
        throttle: throttled.length > 0,
      };
    });
  }

  private ownKeys({ email, network }: BanTarget): string[] {
    return [
      ...(email === null ? [] : this.counters.keysOfAccount(email)),
      ...(network === null ? [] : [this.counters.keyOfNetwork(network)]),
    ];
  }
}

/** Only superusers may unban their own account; otherwise a ban by a higher rank would have no effect. */
async function requireRankToUnban(db: EntityManager, actor: Actor, userId: number): Promise<void> {
  if (!actor.isSuperuser && actor.userId === userId) throw new CodedError('authorization.refused');
  await requireHigherRankThan(db, actor, [userId]);
}
