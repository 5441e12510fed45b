/** Names of texts are checked against the English files; `texts.spec.ts` compares the Russian ones with these. */
import type audit from './en/audit.json';
import type bans from './en/bans.json';
import type bulk from './en/bulk.json';
import type approvals from './en/approvals.json';
import type events from './en/events.json';
import type imports from './en/imports.json';
import type invitations from './en/invitations.json';
import type about from './en/about.json';
import type mails from './en/mails.json';
import type settings from './en/settings.json';
import type companies from './en/companies.json';
import type diagnosis from './en/diagnosis.json';
import type overview from './en/overview.json';
import type people from './en/people.json';
import type person from './en/person.json';
import type permissions from './en/permissions.json';
import type places from './en/places.json';
import type search from './en/search.json';
import type shell from './en/shell.json';
import type signingKeys from './en/signing-keys.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      audit: typeof audit;
      bans: typeof bans;
      bulk: typeof bulk;
      approvals: typeof approvals;
      events: typeof events;
      imports: typeof imports;
      invitations: typeof invitations;
      about: typeof about;
      mails: typeof mails;
      settings: typeof settings;
      companies: typeof companies;
      diagnosis: typeof diagnosis;
      overview: typeof overview;
      people: typeof people;
      person: typeof person;
      permissions: typeof permissions;
      places: typeof places;
      search: typeof search;
      shell: typeof shell;
      'signing-keys': typeof signingKeys;
    };
  }
}
