/** Pages that show the outcome of submitting the form of a mailed link. */
import type { Language, Translated } from '#errors';
import { explanationPage, type HtmlPage } from './page.js';

/** Where an outcome leads. */
const steps = {
  logIn: { path: '/account/login', label: { ru: 'Войти', en: 'Log in' } },
  resend: {
    path: '/account/confirmation',
    label: { ru: 'Прислать письмо ещё раз', en: 'Send the mail again' },
  },
  reset: {
    path: '/account/forgotten-password',
    label: { ru: 'Запросить ещё раз', en: 'Ask for another link' },
  },
  console: {
    path: '/account/login?return_to=%2Fconsole%2F',
    label: { ru: 'Войти в консоль', en: 'Log in to the console' },
  },
  account: { path: '/account/security', label: { ru: 'К учётной записи', en: 'Go to your account' } },
} as const satisfies Readonly<Record<string, { path: string; label: Translated<string> }>>;

export interface Outcome {
  readonly texts: Translated<readonly [title: string, explanation: string]>;
  readonly isDone?: boolean;
  /** The step that most people want to take next. */
  readonly next?: keyof typeof steps;
  /** A further step. */
  readonly other?: keyof typeof steps;
}

/** The name of a successful outcome or an error code → what the page says. */
export type Outcomes = ReadonlyMap<string, Outcome>;

export const tooManyAttempts: Outcome = {
  texts: {
    ru: ['Слишком много попыток', 'Подождите немного и откройте ссылку из письма ещё раз.'],
    en: ['Too many attempts', 'Wait a little, then open the link in the mail again.'],
  },
};

/** @returns undefined for an outcome without a text */
export function outcomePage(outcomes: Outcomes, outcome: string, language: Language): HtmlPage | undefined {
  const found = outcomes.get(outcome);
  if (!found) return undefined;
  const { texts, isDone = false, next, other } = found;
  const [title, text] = texts[language];
  const stepTo = (name: keyof typeof steps) => ({
    path: steps[name].path,
    label: steps[name].label[language],
  });
  return explanationPage(
    title,
    {
      text,
      tone: isDone ? 'success' : 'danger',
      next: next && stepTo(next),
      ...(other && { other: stepTo(other) }),
    },
    language,
  );
}
