/** The part of a company's profile page that says whether an administrator has approved it. */
import type { AccountDetails } from '#auth/account';
import type { Language, Translated } from '#errors';
import type { Panel } from '../page/panel.js';

interface Texts {
  readonly heading: string;
  readonly waiting: string;
  readonly refused: string;
  readonly reason: string;
  readonly ask: string;
  readonly asked: string;
}

const texts: Translated<Texts> = {
  ru: {
    heading: 'Одобрение компании',
    waiting: 'Компания ждёт одобрения администратора. Отделы, дома и люди станут доступны после него.',
    refused: 'Администратор не одобрил компанию. Исправьте данные ниже и попросите ещё раз.',
    reason: 'Причина',
    ask: 'Попросить об одобрении ещё раз',
    asked: 'Просьба отправлена. Администратор посмотрит данные компании ещё раз.',
  },
  en: {
    heading: 'Approval of the company',
    waiting: 'The company waits for an administrator. Departments, houses and people come with the approval.',
    refused: 'An administrator has not approved the company. Correct the details below and ask again.',
    reason: 'Reason',
    ask: 'Ask for approval again',
    asked: 'An administrator will look at the company again.',
  },
};

export const approvalAsked = (language: Language): string => texts[language].asked;

/** @returns nothing for people and for approved companies */
export function approvalPanels({ approval, refusalReason }: AccountDetails, language: Language): Panel[] {
  const words = texts[language];
  const { heading } = words;
  if (approval === 'waiting') return [{ heading, text: words.waiting }];
  if (approval !== 'refused') return [];
  return [
    {
      heading,
      text: words.refused,
      facts: [{ term: words.reason, value: refusalReason ?? '' }],
      form: { action: '/account/approval-request', fields: [], button: words.ask },
    },
  ];
}
