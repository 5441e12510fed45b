/** Writes an audit entry whose values are personal data: they are stored separately and deleted with the account. */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '#auth/authorization';
import { AuditEntry } from './audit-entry.entity.js';
import { insertPersonalValues } from './audit.store.js';

export interface PersonalChange {
  readonly action: `${'user' | 'company'}.${string}`;
  readonly userId: number;
  /** The changed fields with their old values; `after` has the new ones. */
  readonly before: object;
  readonly after: object;
}

/** The entry itself names only the fields. It stays when the account is erased. */
export async function recordPersonalChange(
  db: EntityManager,
  actor: Actor,
  { action, userId, before, after }: PersonalChange,
): Promise<void> {
  const id = uuidv7();
  const targetType = action.slice(0, action.indexOf('.'));
  const { userId: actorId = null, shellUser = null } = actor;
  const entry = { id, actorId, shellUser, action, targetType, targetId: String(userId) };
  await db.insert(AuditEntry, { ...entry, before: null, after: { changed: Object.keys(after) } });
  await insertPersonalValues(db, { entryId: id, userId, before, after });
}
