/** Pages that show the outcome of submitting the form of a mailed link. */
import type { Language, Translated } from '#errors';
import { explanationPage, type HtmlPage } from './page.js';

type Explanation = readonly [title: string, explanation: string];

/** Outcomes after which people can log in. */
const doneOutcomes: ReadonlySet<string> = new Set(['done', 'confirmed', 'account.already_active']);

const next: Translated<{ readonly label: string; readonly path: string }> = {
  ru: { label: 'Войти', path: '/account/login' },
  en: { label: 'Log in', path: '/account/login' },
};

/** The name of a successful outcome or an error code → the text of the page. */
export type Outcomes = ReadonlyMap<string, Translated<Explanation>>;

export const tooManyAttempts: Translated<Explanation> = {
  ru: ['Слишком много попыток', 'Подождите немного и откройте ссылку из письма ещё раз.'],
  en: ['Too many attempts', 'Wait a little, then open the link in the mail again.'],
};

/** @returns undefined for an outcome without a text */
export function outcomePage(outcomes: Outcomes, outcome: string, language: Language): HtmlPage | undefined {
  const found = outcomes.get(outcome);
  if (!found) return undefined;
  const [title, text] = found[language];
  const isDone = doneOutcomes.has(outcome);
  return explanationPage(
    title,
    { text, tone: isDone ? 'success' : 'danger', next: isDone ? next[language] : undefined },
    language,
  );
}
