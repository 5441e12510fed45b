/** The personal data in each table. The export reads it; a test compares it with the schema. */
import { accountTables } from './account-tables.js';
import { traceTables } from './trace-tables.js';

export const personalTables = [...accountTables, ...traceTables];

/** Tables that refer to users, directly or indirectly, and are not exported → the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  refresh_tokens: 'Ids of tokens; when they were used, their session tells.',
  recovery_codes: 'Digests, and nothing else.',
  login_challenges: 'Digests of logins that are just going on.',
  passkey_challenges: 'As login challenges.',
  houses: 'A house is not personal data; areas and ownerships name the house.',
  areas: 'As houses.',
  event_outbox: 'Notifications of changes by user id and subject alone; the changes themselves are exported.',
};
