/** Writes an audit entry whose values are personal data: they are stored separately and deleted with the account. */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '#auth/authorization';
import { AuditEntry } from './audit-entry.entity.js';

export interface PersonalChange {
  readonly action: `user.${string}`;
  readonly userId: number;
  /** The fields that changed, as they were and as they are. */
  readonly before: object;
  readonly after: object;
}

/** The entry itself only names the fields, and stays. */
export async function recordPersonalChange(
  db: EntityManager,
  actor: Actor,
  { action, userId, before, after }: PersonalChange,
): Promise<void> {
  const id = uuidv7();
  const entry = { id, actorId: actor.userId ?? null, action, targetType: 'user', targetId: String(userId) };
  await db.insert(AuditEntry, { ...entry, before: null, after: { changed: Object.keys(after) } });
  await db.query('INSERT INTO audit_values (entry_id, user_id, before, after) VALUES ($1, $2, $3, $4)', [
    id,
    userId,
    JSON.stringify(before),
    JSON.stringify(after),
  ]);
}
