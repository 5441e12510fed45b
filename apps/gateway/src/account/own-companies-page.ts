/** The companies of a person, and the question before they leave one. */
import type { Language, Translated } from '#errors';
import type { OwnCompany } from '#organisation';
import type { HtmlPage } from '../page/page.js';
import { accountPage } from '../page/panel.js';

interface Texts {
  readonly title: string;
  readonly heading: string;
  readonly none: string;
  readonly departments: string;
  readonly areas: string;
  readonly assigned: string;
  readonly leave: string;
  readonly left: string;
  readonly leaveHeading: (name: string) => string;
  readonly leaveText: string;
  readonly confirm: string;
  readonly back: string;
}

const texts: Translated<Texts> = {
  ru: {
    title: 'Мои компании',
    heading: 'Где вы состоите',
    none: 'Вы не состоите ни в одной компании.',
    departments: 'Отделы',
    areas: 'Жильё',
    assigned: 'Компания может добавить вас в свои отделы или жильцы.',
    leave: 'Выйти',
    left: 'Вы вышли из компании. Подтверждение пришло на почту.',
    leaveHeading: (name) => `Выйти из компании «${name}»?`,
    leaveText:
      'Вас не будет в её отделах и среди жильцов, а права, которые давала только она, перестанут действовать. Ваши доли в жилье останутся за вами. Вернуться можно, только если вас снова добавят. Компания получит письмо.',
    confirm: 'Выйти из компании',
    back: 'Не выходить',
  },
  en: {
    title: 'My companies',
    heading: 'Where you belong',
    none: 'You do not belong to any company.',
    departments: 'Departments',
    areas: 'Homes',
    assigned: 'The company may add you to its departments or residents.',
    leave: 'Leave',
    left: 'You have left the company. A mail confirms it.',
    leaveHeading: (name) => `Leave the company “${name}”?`,
    leaveText:
      'You will no longer belong to its departments or residents, and permissions that only it gave you will end. Your shares in homes stay yours. You come back only if you are added again. The company gets a mail.',
    confirm: 'Leave the company',
    back: 'Stay',
  },
};

export const ownCompaniesPath = '/account/companies';

export const ownCompaniesTitle = (language: Language): string => texts[language].title;

export function ownCompaniesPage(
  companies: readonly OwnCompany[],
  hasLeft: boolean,
  language: Language,
): HtmlPage {
  const words = texts[language];
  return accountPage(
    {
      title: words.title,
      section: 'profile',
      notice: hasLeft ? words.left : undefined,
      panels: [
        {
          heading: words.heading,
          ...(companies.length === 0 && { text: words.none }),
          rows: companies.map(({ companyId, name, departments, areas }) => {
            const places = [
              ...named(
                words.departments,
                departments.map((department) => department.name),
              ),
              ...named(
                words.areas,
                areas.map(({ address }) => address),
              ),
            ];
            return {
              icon: 'users',
              title: name,
              lines: places.length > 0 ? places : [words.assigned],
              link: { path: `${ownCompaniesPath}/${companyId}/leave`, label: words.leave },
            };
          }),
        },
      ],
    },
    language,
  );
}

const named = (term: string, values: readonly string[]) =>
  values.length === 0 ? [] : [`${term}: ${values.join('; ')}`];

export function leavePage({ companyId, name }: OwnCompany, language: Language): HtmlPage {
  const words = texts[language];
  return accountPage(
    {
      title: words.title,
      section: 'profile',
      panels: [
        {
          heading: words.leaveHeading(name),
          text: words.leaveText,
          isDangerous: true,
          form: {
            action: `${ownCompaniesPath}/${companyId}/leave`,
            fields: [],
            button: words.confirm,
            tone: 'danger',
          },
          links: [{ path: ownCompaniesPath, label: words.back }],
        },
      ],
    },
    language,
  );
}
