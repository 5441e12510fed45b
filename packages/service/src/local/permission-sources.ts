/** Where the mode `local` has permissions from. */
import type { Answer } from '../ask/asker.js';
import type { Permissions } from '../identity.js';
import type { AccessClaims } from '../token-claims.js';
import type { PermissionSource } from './local-verifier.js';
import type { PermissionBook } from './permission-book.js';

/** Asked once for each person, then followed. */
export function fromEvents(
  book: PermissionBook,
  ask: (token: string) => Promise<Answer | undefined>,
): PermissionSource {
  return {
    known: ({ user_id }) => book.get(user_id, Date.now()),
    learn: ({ user_id }, token) => book.learn(user_id, () => ask(token)),
  };
}

const none: Permissions = {};

/** As the token was issued with; a token that says nothing of them gives none. */
export const fromToken: PermissionSource = {
  known: (claims) => {
    const { permissions } = claims as AccessClaims & { permissions?: unknown };
    const isMap = typeof permissions === 'object' && permissions !== null && !Array.isArray(permissions);
    return isMap ? (permissions as Permissions) : none;
  },
  learn: async () => none,
};
