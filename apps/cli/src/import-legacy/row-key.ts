/** Derives the new ids of all rows except users: the same old row always gets the same id. */
import { v5 as uuidv5 } from 'uuid';

export type KeyedKind = 'department' | 'house_group' | 'house' | 'area' | 'share' | 'permission_group';

/** @returns a UUIDv5 (RFC 9562, section 5.5); null if `oldId` is null */
export function rowKey(source: string, kind: KeyedKind, oldId: unknown): string | null {
  return oldId === null ? null : uuidv5(`${kind}/${String(oldId)}`, source);
}
