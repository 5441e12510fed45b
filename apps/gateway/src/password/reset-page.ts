/** The page of the link that sets a new password. Opening it changes nothing; submitting its form does. */
import type { Language } from '#errors';
import { explanationPage, type HtmlPage } from '../page/page.js';
import { readTemplate } from '../page/template.js';

interface Texts {
  readonly title: string;
  readonly field: string;
  readonly button: string;
  readonly done: readonly [title: string, explanation: string];
  readonly rejected: readonly [title: string, explanation: string];
}

const texts: Record<Language, Texts> = {
  ru: {
    title: 'Новый пароль',
    field: 'Новый пароль',
    button: 'Сохранить',
    done: ['Пароль сохранён', 'Все прежние сеансы завершены. Теперь вы можете войти с новым паролем.'],
    rejected: [
      'Ссылка не подошла',
      'Возможно, она устарела, уже использована или есть более новая. Запросите ещё одну.',
    ],
  },
  en: {
    title: 'New password',
    field: 'New password',
    button: 'Save',
    done: [
      'Your password is set',
      'All earlier sessions have ended. You can log in with the new password now.',
    ],
    rejected: [
      'This link does not work',
      'It may have expired, have been used, or there is a newer one. Ask for another.',
    ],
  },
};

export interface ResetForm {
  readonly userId: string;
  readonly code: string;
  /** Faults of the submitted password. */
  readonly faults?: readonly string[];
}

const render = readTemplate<Required<ResetForm> & { readonly texts: Texts }>(
  new URL('./reset-form.hbs', import.meta.url),
);

export function resetForm({ userId, code, faults = [] }: ResetForm, language: Language): HtmlPage {
  const content = render({ userId, code, faults, texts: texts[language] });
  return { language, title: texts[language].title, content, sends: true };
}

export function resetOutcome(outcome: 'done' | 'rejected', language: Language): HtmlPage {
  const [title, explanation] = texts[language][outcome];
  return explanationPage(title, explanation, language);
}
