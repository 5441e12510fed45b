/** The page of the link that sets a new password. Opening it changes nothing; submitting its form does. */
import type { PasswordRequirements } from '#auth/password';
import type { Language } from '#errors';
import { formPage } from '../page/form-page.js';
import { explanationPage, type HtmlPage, type NextStep } from '../page/page.js';
import { newPasswordField } from './new-password-field.js';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly field: string;
  readonly button: string;
  readonly done: readonly [title: string, explanation: string];
  readonly rejected: readonly [title: string, explanation: string];
  readonly next: { readonly logIn: NextStep; readonly again: NextStep };
}

const texts: Record<Language, Texts> = {
  ru: {
    title: 'Новый пароль',
    intro: 'Все открытые сеансы завершатся: после этого войдите с новым паролем.',
    field: 'Новый пароль',
    button: 'Сохранить',
    done: ['Пароль сохранён', 'Все прежние сеансы завершены. Теперь вы можете войти с новым паролем.'],
    next: {
      logIn: { label: 'Войти', path: '/account/login' },
      again: { label: 'Запросить ещё раз', path: '/account/forgotten-password' },
    },
    rejected: [
      'Ссылка не подошла',
      'Возможно, она устарела, уже использована или есть более новая. Запросите ещё одну.',
    ],
  },
  en: {
    title: 'New password',
    intro: 'All open sessions end: log in with the new password afterwards.',
    field: 'New password',
    button: 'Save',
    done: [
      'Your password is set',
      'All earlier sessions have ended. You can log in with the new password now.',
    ],
    next: {
      logIn: { label: 'Log in', path: '/account/login' },
      again: { label: 'Ask for another link', path: '/account/forgotten-password' },
    },
    rejected: [
      'This link does not work',
      'It may have expired, have been used, or there is a newer one. Ask for another.',
    ],
  },
};

export interface ResetForm {
  readonly userId: string;
  readonly code: string;
  readonly requirements: PasswordRequirements;
  /** Faults of the submitted password. */
  readonly faults?: readonly string[];
}

export function resetForm(
  { userId, code, requirements, faults = [] }: ResetForm,
  language: Language,
): HtmlPage {
  const { title, intro, field: label, button } = texts[language];
  return formPage(
    {
      title,
      intro,
      form: {
        action: '/api/v1/password/reset/confirm/',
        hidden: { user_id: userId, code },
        fields: [newPasswordField({ name: 'new_password', label }, requirements, language)],
        button,
      },
      errors: faults.length > 0 ? { new_password: [...faults] } : undefined,
    },
    language,
  );
}

export function resetOutcome(outcome: 'done' | 'rejected', language: Language): HtmlPage {
  const { done, rejected, next } = texts[language];
  const isDone = outcome === 'done';
  const [title, text] = isDone ? done : rejected;
  return explanationPage(
    title,
    { text, tone: isDone ? 'success' : 'danger', next: isDone ? next.logIn : next.again },
    language,
  );
}
