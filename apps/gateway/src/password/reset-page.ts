/** The page of the link that sets a new password. Opening it changes nothing; submitting its form does. */
import type { PasswordRequirements } from '#auth/password';
import type { Language } from '#errors';
import { formPage } from '../page/form-page.js';
import { type Outcomes, outcomePage } from '../page/outcome-page.js';
import type { HtmlPage } from '../page/page.js';
import { newPasswordField } from './new-password-field.js';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly field: string;
  readonly button: string;
}

const texts: Record<Language, Texts> = {
  ru: {
    title: 'Новый пароль',
    intro: 'Все открытые сеансы завершатся: после этого войдите с новым паролем.',
    field: 'Новый пароль',
    button: 'Сохранить',
  },
  en: {
    title: 'New password',
    intro: 'All open sessions end: log in with the new password afterwards.',
    field: 'New password',
    button: 'Save',
  },
};

const outcomes: Outcomes = new Map([
  [
    'done',
    {
      texts: {
        ru: ['Пароль сохранён', 'Все прежние сеансы завершены. Теперь вы можете войти с новым паролем.'],
        en: [
          'Your password is set',
          'All earlier sessions have ended. You can log in with the new password now.',
        ],
      },
      isDone: true,
      next: 'logIn',
    },
  ],
  [
    'code.rejected',
    {
      texts: {
        ru: [
          'Ссылка не подошла',
          'Возможно, она устарела, скопирована не полностью, уже использована или есть более новая. Если вы только что сохранили новый пароль, войдите с ним.',
        ],
        en: [
          'This link does not work',
          'It may have expired, may not have been copied whole, have been used, or there is a newer one. If you have just set a new password, log in with it.',
        ],
      },
      next: 'reset',
      other: 'logIn',
    },
  ],
]);

export interface ResetForm {
  readonly userId: string;
  readonly code: string;
  readonly requirements: PasswordRequirements;
  /** Of the account, for password managers; undefined if it is not known. */
  readonly email?: string | undefined;
  /** Faults of the submitted password. */
  readonly faults?: readonly string[];
}

export function resetForm(
  { userId, code, email, requirements, faults = [] }: ResetForm,
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
        ...(email !== undefined && { username: email }),
        fields: [newPasswordField({ name: 'new_password', label }, requirements, language)],
        button,
      },
      errors: faults.length > 0 ? { new_password: [...faults] } : undefined,
    },
    language,
  );
}

/** @param outcome `done`, or the code of an error; undefined for an outcome without a text */
export function resetOutcome(outcome: string, language: Language): HtmlPage | undefined {
  return outcomePage(outcomes, outcome, language);
}
