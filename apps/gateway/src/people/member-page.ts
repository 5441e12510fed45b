/** What a person has of a company, and the questions before they are moved or removed. */
import type { Language, Translated } from '#errors';
import type { Memberships, OwnCompany } from '#organisation';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type Panel } from '../page/panel.js';
import { peoplePath } from './people-page.js';
import type { Place } from './places.js';

interface Texts {
  readonly back: string;
  readonly companies: string;
  readonly department: string;
  readonly area: string;
  readonly assigned: string;
  readonly move: string;
  readonly moveTitle: (department: string) => string;
  readonly moveText: string;
  readonly to: string;
  readonly noOther: string;
  readonly remove: string;
  readonly removeHeading: (company: string) => string;
  readonly removeText: string;
  readonly confirmRemoval: string;
  readonly keep: string;
  readonly moved: string;
  readonly none: string;
}

const texts: Translated<Texts> = {
  ru: {
    back: 'Все люди',
    companies: 'Компании',
    department: 'Отдел',
    area: 'Жильё',
    assigned: 'Пока нигде не состоит. Компания может добавить этого человека в отдел или жильцы.',
    move: 'Перевести',
    moveTitle: (department) => `Перевести из отдела «${department}»`,
    moveText: 'Работник получит письмо о переводе.',
    to: 'Новый отдел',
    noOther: 'Других отделов у компании нет.',
    remove: 'Исключить из компании',
    removeHeading: (company) => `Исключить из компании «${company}»?`,
    removeText:
      'Человека не будет в отделах компании и среди её жильцов, а права, которые давала только она, перестанут действовать. Доли в жилье останутся. Об этом придёт письмо.',
    confirmRemoval: 'Исключить',
    keep: 'Оставить',
    moved: 'Работник переведён.',
    none: 'Этот человек не состоит ни в одной компании.',
  },
  en: {
    back: 'All people',
    companies: 'Companies',
    department: 'Department',
    area: 'Home',
    assigned: 'Not in any yet. The company may add this person to a department or a home.',
    move: 'Move',
    moveTitle: (department) => `Move from the department “${department}”`,
    moveText: 'The worker gets a mail about the move.',
    to: 'New department',
    noOther: 'The company has no other department.',
    remove: 'Remove from the company',
    removeHeading: (company) => `Remove from the company “${company}”?`,
    removeText:
      'The person will no longer belong to its departments or residents, and permissions that only it allowed will end. Shares in homes stay. The person gets a mail.',
    confirmRemoval: 'Remove',
    keep: 'Keep',
    moved: 'The worker is moved.',
    none: 'This person does not belong to any company.',
  },
};

export interface ShownMember extends Memberships {
  readonly userId: number;
}

export const memberPath = (userId: number) => `${peoplePath}/members/${userId}`;

export function memberPage(
  { userId, name, companies }: ShownMember,
  wasMoved: boolean,
  language: Language,
): HtmlPage {
  const words = texts[language];
  return accountPage(
    {
      title: name,
      section: 'people',
      back: { path: peoplePath, label: words.back },
      notice: wasMoved ? words.moved : undefined,
      panels:
        companies.length === 0
          ? [{ heading: words.companies, text: words.none }]
          : companies.map((company) => companyPanel(userId, company, language)),
    },
    language,
  );
}

function companyPanel(userId: number, company: OwnCompany, language: Language): Panel {
  const words = texts[language];
  const { companyId, name, departments, areas } = company;
  return {
    heading: name,
    ...(departments.length + areas.length === 0 && { text: words.assigned }),
    rows: [
      ...departments.map((department) => ({
        icon: 'users' as const,
        title: department.name,
        lines: [words.department],
        link: { path: `${memberPath(userId)}/move?from=${department.id}`, label: words.move },
      })),
      ...areas.map(({ address }) => ({ icon: 'user' as const, title: address, lines: [words.area] })),
    ],
    links: [{ path: `${memberPath(userId)}/remove?company=${companyId}`, label: words.remove }],
  };
}

export interface MoveForm {
  readonly member: ShownMember;
  readonly from: { readonly id: string; readonly name: string };
  /** Departments of the same company. */
  readonly departments: readonly Place[];
  readonly refusal?: FormRefusal | undefined;
}

export function moveMemberPage(
  { member, from, departments, refusal }: MoveForm,
  language: Language,
): HtmlPage {
  const words = texts[language];
  const path = memberPath(member.userId);
  const others = departments.filter(({ id }) => id !== from.id);
  const options = others.map(({ id, label }) => ({ value: id, label }));
  const form = {
    action: `${path}/move`,
    hidden: { from: from.id },
    fields: [{ name: 'to', label: words.to, options }],
    button: words.move,
  };
  return accountPage(
    {
      title: member.name,
      section: 'people',
      back: { path, label: member.name },
      problem: refusal?.problem,
      panels: [
        {
          heading: words.moveTitle(from.name),
          text: others.length === 0 ? words.noOther : words.moveText,
          ...(others.length > 0 && { form }),
          errors: refusal?.errors,
        },
      ],
    },
    language,
  );
}

export function removeMemberPage(
  { userId, name }: ShownMember,
  { companyId, name: company }: OwnCompany,
  language: Language,
): HtmlPage {
  const words = texts[language];
  const path = memberPath(userId);
  return accountPage(
    {
      title: name,
      section: 'people',
      panels: [
        {
          heading: words.removeHeading(company),
          text: words.removeText,
          isDangerous: true,
          form: {
            action: `${path}/remove`,
            hidden: { company: String(companyId) },
            fields: [],
            button: words.confirmRemoval,
            tone: 'danger',
          },
          links: [{ path, label: words.keep }],
        },
      ],
    },
    language,
  );
}
