/**
 * Converts an outbox event to its records: one on `auth_events` and, if it revokes or restores tokens, one on
 * `auth_revocations`.
 */
import {
  type AuthEvent,
  eventTopics,
  type Revocation,
  sessionRevocationKey,
  userRevocationKey,
} from '#auth/contract';
import { permissionsOf } from '#auth/authorization';
import type { WaitingEvent } from './event-outbox.store.js';
import type { TopicRecord } from './record-publisher.js';

/** A key of the revocation topic and its new value; undefined deletes the key. */
export interface RevocationChange {
  readonly key: string;
  readonly revocation: Revocation | undefined;
}

/** @returns undefined for `token-claims-change` of a deleted user, because `account-purged` follows */
export function eventRecord(event: WaitingEvent): TopicRecord | undefined {
  const { id, type, time, userId, subject, holder } = event;
  const claims = type === 'token-claims-change';
  if (claims && !holder) return undefined;
  const contents = (holder ? { permissions: permissionsOf(holder) } : event.data) as AuthEvent['data'];
  const value: AuthEvent = { id, version: 1, type, time, user_id: userId, subject, data: contents };
  return { topic: eventTopics.events, key: String(userId), value: JSON.stringify(value) };
}

/**
 * No token of a session is issued after its row was changed, so its revocation counts from the change. Tokens of a user may be
 * issued until the change is committed, so the revocation of a user counts from the read of the event, which is later.
 * @param tokenLife lifetime of an access token, in seconds
 */
export function revocationChange(event: WaitingEvent, tokenLife: number): RevocationChange | undefined {
  const { type, userId, happenedAt, now } = event;
  const until = (moment: number) => ({
    not_before: Math.ceil(moment),
    expires: Math.ceil(moment) + tokenLife,
  });
  switch (type) {
    case 'session-revoked':
      return { key: sessionRevocationKey(String(event.data['sid'])), revocation: until(happenedAt) };
    case 'account-disabled':
    case 'account-purged':
      return { key: userRevocationKey(userId), revocation: until(now) };
    case 'account-enabled':
      return { key: userRevocationKey(userId), revocation: undefined };
    default:
      return undefined;
  }
}

export function revocationRecord({ key, revocation }: RevocationChange): TopicRecord {
  const value = revocation ? JSON.stringify(revocation) : null;
  return { topic: eventTopics.revocations, key, value };
}
