/** The ids rows other than users get here: always the same for the same row of the same old database. */
import { v5 as uuidv5 } from 'uuid';

export type KeyedKind = 'department' | 'house_group' | 'house' | 'area' | 'share' | 'permission_group';

/** @returns a UUIDv5 (RFC 9562, 5.5); null for no row */
export function rowKey(source: string, kind: KeyedKind, oldId: unknown): string | null {
  return oldId === null ? null : uuidv5(`${kind}/${String(oldId)}`, source);
}
