/** Names of texts are checked against the English files; `texts.spec.ts` compares the Russian ones with these. */
import type overview from './en/overview.json';
import type people from './en/people.json';
import type shell from './en/shell.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      overview: typeof overview;
      people: typeof people;
      shell: typeof shell;
    };
  }
}
