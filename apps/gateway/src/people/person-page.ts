/** The page of one account, for administrators: what is known, and what they can do. */
import type { AccountDetails } from '#auth/account';
import { type Actor, isBelow, rankOf } from '#auth/authorization';
import { momentText } from '#display';
import type { Language } from '#errors';
import { picturePanel } from '../account/profile-picture-panel.js';
import type { FormDescription } from '../page/form.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type Panel } from '../page/panel.js';
import { fieldWords } from './field-words.js';
import { peoplePath } from './people-page.js';
import { textsOf } from './person-fields.js';
import { type PersonDone, personWords } from './person-words.js';
import { accountStateOf, personTexts, rankWord } from './person-texts.js';

export interface ShownPerson {
  readonly account: AccountDetails;
  /** The address that a change of email waits for. */
  readonly requestedEmail: string | undefined;
  readonly actor: Actor;
  readonly timeZone: string;
  readonly done?: PersonDone | undefined;
  readonly refusal?: FormRefusal | undefined;
  readonly pictureRefusal?: FormRefusal | undefined;
}

export const personPath = (userId: number) => `${peoplePath}/${userId}`;

export const titleOf = ({ name, email }: Pick<AccountDetails, 'name' | 'email'>) =>
  name === '' ? email : name;

export function personPage(shown: ShownPerson, language: Language): HtmlPage {
  const { account, requestedEmail, done, refusal, pictureRefusal } = shown;
  const words = personWords[language];
  const mayChange = isInReach(shown.actor, account);
  const isStale = refusal?.code === 'resource.changed_meanwhile';
  const panels = [
    accountPanel(shown, mayChange, language),
    ...(requestedEmail !== undefined && mayChange
      ? [requestedPanel(account.id, requestedEmail, language)]
      : []),
    detailsPanel(account, mayChange, language),
    ...(mayChange
      ? [
          picturePanel(account.avatar !== null, pictureRefusal, language, account.id),
          ...statePanels(account, language),
        ]
      : []),
  ];
  return accountPage(
    {
      title: titleOf(account),
      section: 'people',
      back: { path: peoplePath, label: words.back },
      notice: done && words.done[done],
      problem: isStale ? words.stale : (refusal ?? pictureRefusal)?.problem,
      panels,
    },
    language,
  );
}

function isInReach(actor: Actor, account: AccountDetails): boolean {
  return actor.isSuperuser || actor.userId === account.id || isBelow(rankOf(account), rankOf(actor));
}

function accountPanel(
  { account, actor, timeZone }: ShownPerson,
  mayChange: boolean,
  language: Language,
): Panel {
  const words = personWords[language];
  const { kinds, states } = personTexts[language];
  const moment = (date: Date) => momentText(date, language, timeZone);
  const rank = rankWord(account, language);
  const hasMemberships =
    (actor.isAdmin || actor.isSuperuser) &&
    (account.profileType === 'worker' || account.profileType === 'tenant');
  return {
    heading: words.account,
    ...(!mayChange && { text: words.outOfReach }),
    facts: [
      { term: words.email, value: account.email },
      { term: words.kind, value: kinds[account.profileType ?? 'none'] },
      { term: words.state, value: states[accountStateOf(account)] },
      ...(rank === undefined ? [] : [{ term: words.rank, value: rank }]),
      { term: words.number, value: String(account.id) },
      { term: words.joined, value: moment(account.dateJoined) },
      { term: words.lastLogin, value: account.lastLogin ? moment(account.lastLogin) : words.never },
      { term: words.secondFactor, value: account.hasSecondFactor ? words.yes : words.no },
    ],
    links: mayChange
      ? [
          { path: `${personPath(account.id)}/email`, label: words.changeEmail },
          { path: `${personPath(account.id)}/rank`, label: words.changeRank },
          ...(hasMemberships
            ? [{ path: `${peoplePath}/members/${account.id}`, label: words.companies }]
            : []),
        ]
      : [],
  };
}

function requestedPanel(userId: number, email: string, language: Language): Panel {
  const words = personWords[language];
  return {
    heading: words.requested,
    text: words.requestedText(email),
    form: button(`${personPath(userId)}/email/withdraw`, words.withdraw),
  };
}

function detailsPanel(account: AccountDetails, mayChange: boolean, language: Language): Panel {
  const words = personWords[language];
  const { labels, sexes } = fieldWords[language];
  const shownValue = (name: string, text: string) => {
    if (name === 'sex' && (text === 'female' || text === 'male')) return sexes[text];
    if (name === 'birth_date') return dayText(text, language);
    return name === 'language' ? languageNames[text]! : text;
  };
  const facts = [...textsOf(account)]
    .filter(([, text]) => text !== '')
    .map(([name, text]) => ({ term: labels[name], value: shownValue(name, text) }));
  return {
    heading: words.details,
    facts,
    links: mayChange ? [{ path: `${personPath(account.id)}/change`, label: words.change }] : [],
  };
}

/** @param day as `YYYY-MM-DD` */
const dayText = (day: string, language: Language) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

const languageNames: Readonly<Record<string, string>> = { ru: 'Русский', en: 'English' };

function statePanels(account: AccountDetails, language: Language): Panel[] {
  if (account.isDeleted) return [];
  const words = personWords[language];
  const path = personPath(account.id);
  const hidden = { version: String(account.version) };
  if (!account.isActive) {
    return [
      { heading: words.reset, text: words.firstPasswordText, form: button(`${path}/reset`, words.sendReset) },
      {
        heading: words.activate,
        text: words.activateText,
        form: { ...button(`${path}/activate`, words.activateButton), hidden },
      },
    ];
  }
  return [
    { heading: words.reset, text: words.resetText, form: button(`${path}/reset`, words.sendReset) },
    {
      heading: words.deactivate,
      text: words.deactivateText,
      isDangerous: true,
      form: { ...button(`${path}/deactivate`, words.deactivateButton), hidden, tone: 'danger' },
    },
  ];
}

const button = (action: string, label: string): FormDescription => ({
  action,
  fields: [],
  button: label,
  tone: 'plain',
});
