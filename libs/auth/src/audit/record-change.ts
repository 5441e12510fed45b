/** Writes an audit entry in the transaction of the change, so that both are committed or neither. */
import { insertAll } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '#auth/authorization';
import { AuditEntry } from './audit-entry.entity.js';
import { insertEntry, type NewEntry } from './audit.store.js';

export interface RecordedChange {
  /** `<noun>.<past tense>`; the noun is stored as the target's type. */
  readonly action: `${string}.${string}`;
  /** Id or name. */
  readonly target: string | number;
  /** Only changed fields, and never a secret. */
  readonly before: object | null;
  readonly after: object | null;
}

export function recordChange(db: EntityManager, actor: Actor, change: RecordedChange): Promise<void> {
  return insertEntry(db, entryOf(actor, change));
}

/** Writes one entry per target of a change with several targets. */
export function recordChanges(
  db: EntityManager,
  actor: Actor,
  changes: readonly RecordedChange[],
): Promise<void> {
  return insertAll(db, AuditEntry, changes, (change) => entryOf(actor, change));
}

function entryOf(actor: Actor, { action, target, before, after }: RecordedChange): NewEntry {
  return {
    id: uuidv7(),
    actorId: actor.userId ?? null,
    shellUser: actor.shellUser ?? null,
    action,
    targetType: action.slice(0, action.indexOf('.')),
    targetId: String(target),
    before,
    after,
  };
}
