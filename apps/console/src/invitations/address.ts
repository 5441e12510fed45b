/** What the screens of invitations keep in their addresses. */
import type { ListAddress } from '../ui/list-address.js';

export const states = ['sent', 'opened', 'accepted', 'declined', 'revoked', 'expired'] as const;
/** What most invitations are for comes first. */
export const kinds = ['tenant', 'worker', 'company'] as const;

export type Kind = (typeof kinds)[number];

export interface InvitationsAddress extends ListAddress {
  readonly state?: (typeof states)[number] | undefined;
}

/** A new invitation: a link can name the kind and the company. */
export interface NewInvitationAddress {
  readonly type?: Kind | undefined;
  /** Number of the company, for administrators. */
  readonly company?: number | undefined;
}
