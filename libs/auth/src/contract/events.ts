/** The events published on `auth_events` and `auth_revocations`. docs/reference/events.md documents them for consumers. */
import type { PermissionMap } from './verification.js';

export const eventTopics = { events: 'auth_events', revocations: 'auth_revocations' } as const;

interface InvitationContents {
  readonly invitation_id: string;
  /** Null if an administrator invited without a company. */
  readonly company_id: number | null;
}

/** The `data` of each event type. It contains no personal data, because a published event cannot be deleted. */
export interface EventContents {
  readonly 'account-registered': {
    readonly profile_type: string | null;
    readonly active: boolean;
    /** `import` from the database of the old service. */
    readonly how: 'registration' | 'administrator' | 'import' | 'invitation';
  };
  readonly 'account-enabled': { readonly reason: 'activated' | 'reactivated' | 'restored' };
  readonly 'account-disabled': { readonly reason: 'deactivated' | 'deleted' };
  readonly 'account-purged': Readonly<Record<string, never>>;
  /** Of the inviting company, or of the administrator who invited without one. */
  readonly 'invitation-sent': InvitationContents;
  /** Of the person who accepted. */
  readonly 'invitation-accepted': InvitationContents;
  readonly 'invitation-declined': InvitationContents;
  readonly 'invitation-revoked': InvitationContents;
  /** Names of changed fields; profile fields begin with `profile.`. */
  readonly 'account-changed': { readonly fields: readonly string[] };
  readonly 'identifier-changed': Readonly<Record<string, never>>;
  /** Credential types of CAEP, and `recovery-codes`, for which CAEP defines none. */
  readonly 'credential-change': {
    readonly credential_type: 'password' | 'app' | 'fido2-platform' | 'fido2-roaming' | 'recovery-codes';
    readonly change_type: 'create' | 'update' | 'delete';
  };
  readonly 'session-established': { readonly sid: string };
  /** Null if plain SQL ended the session without a reason. */
  readonly 'session-revoked': { readonly sid: string; readonly reason: string | null };
  /** The permissions at the time of publication, which may be later than the change and is never earlier. */
  readonly 'token-claims-change': { readonly permissions: PermissionMap };
}

export type EventType = keyof EventContents;

/** The value of a record on `auth_events`; its key is `user_id` in decimal. */
export interface AuthEvent<Type extends EventType = EventType> {
  /** UUIDv7, the same for every delivery. */
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
  /** For a user: tokens issued (`iat`) at or before this time are revoked. For a session: all its tokens are revoked. */
  readonly not_before: number;
  /** The time at which the last affected access token expires. */
  readonly expires: number;
}

export const sessionRevocationKey = (sid: string) => `session:${sid}`;
export const userRevocationKey = (userId: number) => `user:${userId}`;
