/** What of each table tells of a person, and so is theirs to have: read by the export, and checked against the schema by a test. */
import { accountTables } from './account-tables.js';
import { traceTables } from './trace-tables.js';

export const personalTables = [...accountTables, ...traceTables];

/** Tables that refer to people, on however many steps, and are not exported. */
export const leftOut: Readonly<Record<string, string>> = {
  refresh_tokens: 'Ids of tokens; when they were used, their session tells.',
  recovery_codes: 'Digests, and nothing else.',
  login_challenges: 'Digests of logins that are just going on.',
  passkey_challenges: 'As login challenges.',
  houses: 'A house is not personal; where somebody lives or owns is told with that.',
  areas: 'As houses.',
  event_outbox:
    'What other services are told of changes, by number and subject alone; the changes themselves are told.',
};
