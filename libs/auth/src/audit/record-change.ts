/** Writes an audit entry in the transaction of the change, so that both are committed or neither. */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '#auth/authorization';
import { AuditEntry } from './audit-entry.entity.js';

export interface RecordedChange {
  /** `<noun>.<past tense>`; the noun is stored as the target's type. */
  readonly action: `${string}.${string}`;
  /** Id or name. */
  readonly target: string | number;
  /** Only changed fields, and never a secret. */
  readonly before: object | null;
  readonly after: object | null;
}

/** Keeps a statement far below the limit of 65,535 parameters. */
const rowsAtOnce = 1000;

export function recordChange(db: EntityManager, actor: Actor, change: RecordedChange): Promise<void> {
  return recordChanges(db, actor, [change]);
}

/** Writes one entry per target of a change with several targets. */
export async function recordChanges(
  db: EntityManager,
  actor: Actor,
  changes: readonly RecordedChange[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += rowsAtOnce) {
    const entries = changes.slice(start, start + rowsAtOnce).map((change) => ({
      id: uuidv7(),
      actorId: actor.userId ?? null,
      action: change.action,
      targetType: change.action.slice(0, change.action.indexOf('.')),
      targetId: String(change.target),
      before: change.before,
      after: change.after,
    }));
    await db.insert(AuditEntry, entries);
  }
}
