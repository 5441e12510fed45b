/** The list of people: all accounts for administrators, its own people for a company. */
import type { AdministeredUser } from '#auth/user';
import type { Language, Translated } from '#errors';
import type { CompanyPerson, PeopleAccess } from '#organisation';
import type { Page } from '#paging';
import { filteredAddress } from '../page/filtered-address.js';
import type { FormDescription } from '../page/form.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type Panel, type Row } from '../page/panel.js';
import { type AccountState, accountStateOf, personTexts, rankWord } from './person-texts.js';
import { peopleTabs } from './people-tabs.js';

interface Texts {
  readonly title: string;
  readonly headings: Readonly<Record<'accounts' | 'company', string>>;
  readonly companyText: string;
  readonly none: string;
  readonly search: Readonly<Record<'accounts' | 'company', string>>;
  readonly type: string;
  readonly anyKind: string;
  readonly anyState: string;
  readonly state: string;
  readonly membership: string;
  readonly find: string;
  readonly reset: string;
  readonly more: string;
  readonly first: string;
  readonly create: string;
  readonly member: string;
  readonly notMember: string;
  readonly download: string;
  readonly removed: string;
}

const texts: Translated<Texts> = {
  ru: {
    title: 'Люди',
    headings: { accounts: 'Учётные записи', company: 'Люди вашей компании' },
    companyText:
      'Те, кто состоит в ваших отделах и помещениях, и те, кого вы можете туда добавить. Адреса почты видят только администраторы.',
    none: 'Никого не нашлось.',
    search: { accounts: 'Имя, название или почта', company: 'Имя или фамилия' },
    type: 'Вид',
    anyKind: 'Любой',
    anyState: 'Любое',
    state: 'Состояние',
    membership: 'Участие',
    find: 'Найти',
    reset: 'Сбросить',
    more: 'Дальше',
    first: 'В начало списка',
    create: 'Создать учётную запись',
    member: 'В отделе или помещении',
    notMember: 'Ещё нигде',
    download: 'Скачать таблицу (CSV)',
    removed: 'Человек больше не состоит в компании.',
  },
  en: {
    title: 'People',
    headings: { accounts: 'Accounts', company: 'People of your company' },
    companyText:
      'Those in your departments and areas, and those whom you can add to them. Only administrators see email addresses.',
    none: 'Nobody was found.',
    search: { accounts: 'Name or email', company: 'First or last name' },
    type: 'Kind',
    anyKind: 'Any',
    anyState: 'Any',
    state: 'State',
    membership: 'Membership',
    find: 'Search',
    reset: 'Clear',
    more: 'Next',
    first: 'Back to the beginning',
    create: 'Create an account',
    member: 'In a department or an area',
    notMember: 'Not in any yet',
    download: 'Download as CSV',
    removed: 'The person no longer belongs to the company.',
  },
};

/** What the address of the list asks for, as text. */
export interface PeopleQuery {
  readonly search: string;
  readonly type: string;
  readonly state: string;
  readonly after: string;
}

export type FoundPeople =
  | { readonly kind: 'accounts'; readonly page: Page<AdministeredUser> }
  | { readonly kind: 'company'; readonly page: Page<CompanyPerson> };

export interface ShownPeople {
  readonly access: PeopleAccess;
  readonly query: PeopleQuery;
  readonly found: FoundPeople;
  /** Whether a person has just been removed from a company. */
  readonly wasRemoved?: boolean;
  /** Why the query was refused. */
  readonly refusal?: FormRefusal | undefined;
}

export const peoplePath = '/account/people';
const exportPath = `${peoplePath}/export`;
export const accountStates = ['active', 'inactive', 'awaiting', 'refused', 'deleted'] as const;
export const membershipStates = ['member', 'none'] as const;

export function peoplePage(shown: ShownPeople, language: Language): HtmlPage {
  const { access, query, found, refusal, wasRemoved = false } = shown;
  const words = texts[language];
  const { kind, page } = found;
  const rows =
    found.kind === 'accounts'
      ? found.page.items.map((user) => accountRow(user, language))
      : found.page.items.map((person) => companyRow(person, language));
  const links = [
    ...(isFiltered(query) ? [{ path: peoplePath, label: words.reset }] : []),
    ...(query.after === '' ? [] : [{ path: addressOf(query, ''), label: words.first }]),
    ...(page.next === null ? [] : [{ path: addressOf(query, page.next), label: words.more }]),
    ...(rows.length === 0 ? [] : [{ path: addressOf(query, '', exportPath), label: words.download }]),
  ];
  const about = kind === 'company' ? words.companyText : undefined;
  const text = rows.length > 0 ? about : words.none;
  const panel: Panel = {
    heading: words.headings[kind],
    ...(text !== undefined && { text }),
    search: searchForm(query, kind, language),
    errors: refusal?.errors,
    rows,
    links,
  };
  return accountPage(
    {
      title: words.title,
      section: 'people',
      tabs: peopleTabs('people', access, language),
      mainLink: kind === 'accounts' ? { path: `${peoplePath}/new`, label: words.create } : undefined,
      notice: wasRemoved ? words.removed : undefined,
      problem: refusal?.problem,
      panels: [panel],
    },
    language,
  );
}

const isFiltered = ({ search, type, state }: PeopleQuery) => search + type + state !== '';

function addressOf({ search, type, state }: PeopleQuery, after: string, path = peoplePath): string {
  return filteredAddress(path, { search, type, state, after });
}

function searchForm(
  { search, type, state }: PeopleQuery,
  kind: FoundPeople['kind'],
  language: Language,
): FormDescription {
  const words = texts[language];
  const { kinds, states } = personTexts[language];
  const types =
    kind === 'accounts' ? (['worker', 'tenant', 'company'] as const) : (['worker', 'tenant'] as const);
  const stateOptions =
    kind === 'accounts'
      ? accountStates.map((value) => ({ value, label: states[value] as string }))
      : [
          { value: 'member', label: words.member },
          { value: 'none', label: words.notMember },
        ];
  return {
    action: peoplePath,
    isSearch: true,
    fields: [
      {
        name: 'search',
        label: words.search[kind],
        value: search,
        optional: '',
        maxLength: 100,
      },
      {
        name: 'type',
        label: words.type,
        value: type,
        optional: '',
        options: [
          { value: '', label: words.anyKind },
          ...types.map((value) => ({ value, label: kinds[value] as string })),
        ],
      },
      {
        name: 'state',
        label: kind === 'accounts' ? words.state : words.membership,
        value: state,
        optional: '',
        options: [{ value: '', label: words.anyState }, ...stateOptions],
      },
    ],
    button: words.find,
    tone: 'plain',
  };
}

const chipTones = {
  active: 'plain',
  inactive: 'plain',
  awaiting: 'warning',
  refused: 'danger',
  deleted: 'danger',
} as const satisfies Record<AccountState, string>;

function accountRow(user: AdministeredUser, language: Language): Row {
  const { kinds, states } = personTexts[language];
  const state = accountStateOf(user);
  const rank = rankWord(user, language);
  const kind = kinds[user.profileType ?? 'none'];
  return {
    icon: 'user',
    title: user.name === '' ? user.email : user.name,
    chip: state === 'active' ? undefined : states[state],
    chipTone: chipTones[state],
    path: `${peoplePath}/${user.id}`,
    lines: [...(user.name === '' ? [] : [user.email]), rank === undefined ? kind : `${kind} · ${rank}`],
  };
}

function companyRow(person: CompanyPerson, language: Language): Row {
  const { kinds, states } = personTexts[language];
  const words = texts[language];
  return {
    icon: 'user',
    title: person.name,
    path: `${peoplePath}/members/${person.userId}`,
    chip: person.isActive ? undefined : states.inactive,
    chipTone: 'plain',
    lines: [kinds[person.type], person.isMember ? person.places.join(' · ') : words.notMember],
  };
}
