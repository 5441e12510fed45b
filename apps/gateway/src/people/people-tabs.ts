/** The pages of the section about people, in the order of their tabs. A further page adds its tab here. */
import type { Language, Translated } from '#errors';
import type { PeopleAccess } from '#organisation';
import type { Tab } from '../page/panel.js';

interface PeopleTab {
  readonly path: string;
  readonly label: Translated<string>;
  readonly shownTo: readonly PeopleAccess[];
}

const everybody: readonly PeopleAccess[] = ['staff', 'admin', 'company'];

const tabs = {
  people: {
    path: '/account/people',
    label: { ru: 'Все люди', en: 'All people' },
    shownTo: everybody,
  },
  invitations: {
    path: '/account/people/invitations',
    label: { ru: 'Приглашения', en: 'Invitations' },
    shownTo: everybody,
  },
  import: {
    path: '/account/people/import',
    label: { ru: 'Импорт', en: 'Import' },
    shownTo: everybody,
  },
  companies: {
    path: '/account/people/companies',
    label: { ru: 'Одобрение компаний', en: 'Approval of companies' },
    shownTo: ['admin'],
  },
} as const satisfies Readonly<Record<string, PeopleTab>>;

export type PeopleTabName = keyof typeof tabs;

/** @returns nothing where there is a single page */
export function peopleTabs(current: PeopleTabName, access: PeopleAccess, language: Language): Tab[] {
  const shown = Object.entries<PeopleTab>(tabs)
    .filter(([, { shownTo }]) => shownTo.includes(access))
    .map(([name, { path, label }]) => ({ path, label: label[language], isCurrent: name === current }));
  return shown.length > 1 ? shown : [];
}
