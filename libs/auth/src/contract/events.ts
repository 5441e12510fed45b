/** What is told to other services on `auth_events` and `auth_revocations`; docs/events.md is their view of it. */
import type { PermissionMap } from './verification.js';

export const eventTopics = { events: 'auth_events', revocations: 'auth_revocations' } as const;

/** What each event says beside whom it is about. Never anything personal: an event cannot be taken back. */
export interface EventContents {
  readonly 'account-registered': { readonly profile_type: string | null; readonly active: boolean };
  readonly 'account-enabled': { readonly reason: 'activated' | 'reactivated' | 'restored' };
  readonly 'account-disabled': { readonly reason: 'deactivated' | 'deleted' };
  readonly 'account-purged': Readonly<Record<string, never>>;
  /** Names of fields; those of the profile begin with `profile.`. */
  readonly 'account-changed': { readonly fields: readonly string[] };
  readonly 'identifier-changed': Readonly<Record<string, never>>;
  /** Only recovery codes have a name of ours: CAEP has none for them. */
  readonly 'credential-change': {
    readonly credential_type: 'password' | 'app' | 'fido2-platform' | 'fido2-roaming' | 'recovery-codes';
    readonly change_type: 'create' | 'update' | 'delete';
  };
  readonly 'session-established': { readonly sid: string };
  /** Null where it was ended by plain SQL that gave no reason. */
  readonly 'session-revoked': { readonly sid: string; readonly reason: string | null };
  /** As they are when the event leaves, which may be later than the change and is never earlier. */
  readonly 'token-claims-change': { readonly permissions: PermissionMap };
}

export type EventType = keyof EventContents;

/** The value of a record on `auth_events`; its key is `user_id` in decimal. */
export interface AuthEvent<Type extends EventType = EventType> {
  /** UUIDv7, the same at every delivery. */
  readonly id: string;
  readonly version: 1;
  readonly type: Type;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly user_id: number;
  readonly subject: string;
  readonly data: EventContents[Type];
}

/** The value of a record on `auth_revocations`; times in seconds since the epoch. */
export interface Revocation {
  /** Of a user: tokens issued (`iat`) until then are dead. Of a session all are. */
  readonly not_before: number;
  /** When the last such access token has expired. */
  readonly expires: number;
}

export const sessionRevocationKey = (sid: string) => `session:${sid}`;
export const userRevocationKey = (userId: number) => `user:${userId}`;
