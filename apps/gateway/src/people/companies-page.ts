/** Companies and their approval, for admins: the list, and one company with the decision about it. */
import type { AccountDetails } from '#auth/account';
import { type AdministeredUser, type ApprovalState, approvalStates } from '#auth/user';
import { momentText } from '#display';
import type { Language, Translated } from '#errors';
import { refusalReasonLimit } from '#organisation';
import type { Page } from '#paging';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type Panel, type Row } from '../page/panel.js';
import { peopleTabs } from './people-tabs.js';

interface Texts {
  readonly title: string;
  readonly states: Readonly<Record<ApprovalState, string>>;
  readonly headings: Readonly<Record<ApprovalState, string>>;
  readonly none: string;
  readonly show: string;
  readonly filter: string;
  readonly open: string;
  readonly more: string;
  readonly registered: string;
  readonly unconfirmed: string;
  readonly details: string;
  readonly state: string;
  readonly email: string;
  readonly phones: string;
  readonly address: string;
  readonly inn: string;
  readonly missing: string;
  readonly back: string;
  readonly approveHeading: string;
  readonly approveText: string;
  readonly approve: string;
  readonly refuseHeading: string;
  readonly refuseText: string;
  readonly reason: string;
  readonly refuse: string;
  readonly done: Readonly<Record<Decision, string>>;
}

export type Decision = 'approved' | 'refused';

const texts: Translated<Texts> = {
  ru: {
    title: 'Компании',
    states: { waiting: 'Ждёт одобрения', approved: 'Одобрена', refused: 'Отказано' },
    headings: { waiting: 'Ждут одобрения', approved: 'Одобренные', refused: 'Получившие отказ' },
    none: 'Таких компаний нет.',
    show: 'Показать',
    filter: 'Состояние',
    open: 'Открыть',
    more: 'Дальше',
    registered: 'Дата регистрации',
    unconfirmed: 'Почта ещё не подтверждена',
    details: 'Данные компании',
    state: 'Состояние',
    email: 'Электронная почта',
    phones: 'Телефоны',
    address: 'Адрес',
    inn: 'ИНН',
    missing: 'Не указано',
    back: 'Все компании',
    approveHeading: 'Одобрить',
    approveText: 'Компания сможет вести свои отделы, дома и людей. Она узнает об этом из письма.',
    approve: 'Одобрить компанию',
    refuseHeading: 'Отказать',
    refuseText:
      'Компания прочтёт причину в письме и в учётной записи. Она сможет исправить данные и попросить ещё раз.',
    reason: 'Причина отказа',
    refuse: 'Отказать компании',
    done: { approved: 'Компания одобрена.', refused: 'Компании отказано.' },
  },
  en: {
    title: 'Companies',
    states: { waiting: 'Waits for approval', approved: 'Approved', refused: 'Refused' },
    headings: { waiting: 'Waiting for approval', approved: 'Approved', refused: 'Refused' },
    none: 'There are no such companies.',
    show: 'Show',
    filter: 'State',
    open: 'Open',
    more: 'Next',
    registered: 'Registered',
    unconfirmed: 'The email is not confirmed yet',
    details: 'Details of the company',
    state: 'State',
    email: 'Email',
    phones: 'Phones',
    address: 'Address',
    inn: 'INN',
    missing: 'Not given',
    back: 'All companies',
    approveHeading: 'Approve',
    approveText: 'The company can then manage its departments, houses and people. It is told by mail.',
    approve: 'Approve the company',
    refuseHeading: 'Refuse',
    refuseText:
      'The company reads the reason in a mail and in its account. It can correct its details and ask again.',
    reason: 'Reason for the refusal',
    refuse: 'Refuse the company',
    done: { approved: 'The company is approved.', refused: 'The company is refused.' },
  },
};

export const companiesPath = '/account/people/companies';

export interface ShownCompanies {
  readonly approval: ApprovalState;
  readonly page: Page<AdministeredUser>;
  readonly done?: Decision | undefined;
  /** Of the tz database. */
  readonly timeZone: string;
}

export function companiesPage(
  { approval, page, done, timeZone }: ShownCompanies,
  language: Language,
): HtmlPage {
  const words = texts[language];
  const rows = page.items.map((company): Row => ({
    icon: 'users',
    title: company.name,
    chip: company.isActive ? undefined : words.unconfirmed,
    chipTone: 'warning',
    lines: [company.email, `${words.registered}: ${momentText(company.dateJoined, language, timeZone)}`],
    link: { path: `${companiesPath}/${company.id}`, label: words.open },
  }));
  const panel: Panel = {
    heading: words.headings[approval],
    ...(rows.length === 0 && { text: words.none }),
    search: {
      action: companiesPath,
      isSearch: true,
      fields: [
        {
          name: 'approval',
          label: words.filter,
          value: approval,
          options: approvalStates.map((value) => ({ value, label: words.headings[value] })),
        },
      ],
      button: words.show,
      tone: 'plain',
    },
    rows,
    ...(page.next !== null && {
      links: [{ path: `${companiesPath}?${next(approval, page.next)}`, label: words.more }],
    }),
  };
  return accountPage(
    {
      title: words.title,
      section: 'people',
      tabs: peopleTabs('companies', 'admin', language),
      notice: done && words.done[done],
      panels: [panel],
    },
    language,
  );
}

const next = (approval: ApprovalState, after: string) => new URLSearchParams({ approval, after }).toString();

export interface ShownCompany {
  readonly company: AccountDetails;
  readonly timeZone: string;
  /** The reason that a refused form sent. */
  readonly reason?: string;
  readonly refusal?: FormRefusal;
}

export function companyPage(
  { company, timeZone, reason = '', refusal }: ShownCompany,
  language: Language,
): HtmlPage {
  const words = texts[language];
  const approval = company.approval ?? 'approved';
  const path = `${companiesPath}/${company.id}`;
  const address = company.profile?.type === 'company' ? company.profile.address : '';
  const given = (value: string | null | undefined) => value || words.missing;
  const panels: Panel[] = [
    {
      heading: words.details,
      facts: [
        { term: words.state, value: words.states[approval] },
        ...(company.refusalReason === null ? [] : [{ term: words.reason, value: company.refusalReason }]),
        { term: words.email, value: company.email },
        { term: words.phones, value: given(company.phones.join(', ')) },
        { term: words.address, value: given(address) },
        { term: words.inn, value: given(company.inn) },
        { term: words.registered, value: momentText(company.dateJoined, language, timeZone) },
      ],
      links: [{ path: companiesPath, label: words.back }],
    },
  ];
  if (approval !== 'approved') {
    panels.push({
      heading: words.approveHeading,
      text: words.approveText,
      form: { action: `${path}/approve`, fields: [], button: words.approve },
    });
  }
  if (approval === 'waiting') {
    panels.push({
      heading: words.refuseHeading,
      text: words.refuseText,
      form: {
        action: `${path}/refuse`,
        fields: [
          {
            name: 'reason',
            label: words.reason,
            value: reason,
            isLong: true,
            maxLength: refusalReasonLimit,
          },
        ],
        button: words.refuse,
        tone: 'danger',
      },
      errors: refusal?.errors,
    });
  }
  return accountPage(
    {
      title: company.name,
      section: 'people',
      tabs: peopleTabs('companies', 'admin', language),
      problem: refusal?.problem,
      panels,
    },
    language,
  );
}
