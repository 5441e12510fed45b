/** Writes a change of bans into the audit trail. Why somebody was banned is personal, and goes when they are erased. */
import type { EntityManager } from 'typeorm';
import { recordChange, recordPersonalChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import type { Ban, FoundTarget } from './ban.store.js';

const noBan = { reason: null, expiresAt: null };

/** One of `before` and `after` may be undefined: there was no ban, or there is none any more. */
export async function recordBan(
  db: EntityManager,
  actor: Actor,
  { userId, network }: FoundTarget,
  { before, after }: { readonly before: Ban | undefined; readonly after: Ban | undefined },
): Promise<void> {
  if (network !== null) {
    const action = after ? 'ban.added' : 'ban.removed';
    await recordChange(db, actor, { action, target: network, before: before ?? null, after: after ?? null });
  } else if (userId !== undefined) {
    const action = after ? 'user.banned' : 'user.ban_removed';
    await recordPersonalChange(db, actor, { action, userId, before: before ?? noBan, after: after ?? noBan });
  }
}
