/** Bans an account, an address or a network from every entry point that takes a password or a code. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin, requireHigherRankThan } from '#auth/authorization';
import { parseBanTarget } from './ban-target.js';
import { findBan, findTarget, insertBan, type ListedBan } from './ban.store.js';
import { recordBan } from './record-ban.js';

export interface RequestedBan {
  /** An email, an address or a network, as typed. */
  readonly target: string;
  /** Null for a permanent ban. */
  readonly minutes: number | null;
  readonly reason: string;
}

@Injectable()
export class AddBan {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Replaces an earlier ban on the same target. Applies to new attempts; sessions continue.
   * @throws CodedError `authorization.refused`, also for an account of the same or a higher rank,
   * `request.invalid_fields`, or `resource.not_found` for an unknown email
   */
  async execute(actor: Actor, { target: text, minutes, reason }: RequestedBan): Promise<ListedBan> {
    requireAdmin(actor);
    const target = parseBanTarget(text);
    return inTransaction(this.dataSource, async (db) => {
      const found = await findTarget(db, target);
      if (found.network === null && found.userId === undefined) throw new CodedError('resource.not_found');
      if (found.userId !== undefined) await requireHigherRankThan(db, actor, [found.userId]);
      const before = await findBan(db, found);
      const { id, createdAt, ...after } = await insertBan(db, { ...found, minutes, reason });
      await recordBan(db, actor, found, { before, after });
      return { id, target: (target.network ?? target.email)!, createdAt, ...after };
    });
  }
}
