/** The open invitations of a person on the first page of their account. */
import { momentText } from '#display';
import type { Language, Translated } from '#errors';
import type { InvitationDetails } from '#organisation';
import type { Panel } from '../page/panel.js';

export const ownInvitationPath = (id: string): string => `/account/invitations/${id}`;

interface Texts {
  readonly heading: string;
  readonly text: string;
  readonly company: (name: string) => string;
  readonly administrator: string;
  readonly department: (name: string) => string;
  readonly lives: (address: string) => string;
  readonly owns: (address: string) => string;
  readonly until: (moment: string) => string;
  readonly accept: string;
  readonly decline: string;
}

const texts: Translated<Texts> = {
  ru: {
    heading: 'Вас приглашают',
    text: 'Пока вы не примете приглашение, тот, кто вас пригласил, ничего о вас не узнает.',
    company: (name) => `Компания «${name}» приглашает вас`,
    administrator: 'Администратор приглашает вас',
    department: (name) => `Отдел: ${name}`,
    lives: (address) => `Помещение: ${address}`,
    owns: (address) => `Доля в помещении: ${address}`,
    until: (moment) => `Действует до: ${moment}`,
    accept: 'Принять',
    decline: 'Отказаться',
  },
  en: {
    heading: 'You are invited',
    text: 'Those who invite you learn nothing about you until you accept.',
    company: (name) => `The company "${name}" invites you`,
    administrator: 'An administrator invites you',
    department: (name) => `Department: ${name}`,
    lives: (address) => `Premises: ${address}`,
    owns: (address) => `Share of the premises: ${address}`,
    until: (moment) => `Valid until: ${moment}`,
    accept: 'Accept',
    decline: 'Decline',
  },
};

/** @returns nothing without an open invitation */
export function ownInvitationPanels(
  invitations: readonly InvitationDetails[],
  timeZone: string,
  language: Language,
): Panel[] {
  if (invitations.length === 0) return [];
  const words = texts[language];
  const rows = invitations.map(({ id, company, department, area, part, expiresAt }) => {
    const form = (act: string) => ({ action: `${ownInvitationPath(id)}/${act}`, fields: [] });
    return {
      icon: 'mail' as const,
      title: company === null ? words.administrator : words.company(company),
      lines: [
        ...(department === null ? [] : [words.department(department)]),
        ...(area === null ? [] : [part === null ? words.lives(area) : words.owns(area)]),
        words.until(momentText(expiresAt, language, timeZone)),
      ],
      action: { ...form('accept'), button: words.accept, tone: 'plain' as const },
      otherAction: { ...form('decline'), button: words.decline, tone: 'plain' as const },
    };
  });
  return [{ heading: words.heading, text: words.text, rows }];
}
