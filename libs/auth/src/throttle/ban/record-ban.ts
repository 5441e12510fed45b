/** Records a change of bans in the audit log. The reason is personal data and is deleted with the account. */
import type { EntityManager } from 'typeorm';
import { recordChange, recordPersonalChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import type { Ban, FoundTarget } from './ban.store.js';

const noBan = { reason: null, expiresAt: null };

/** `before` is undefined for a new ban, `after` for a removed one. */
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
