/** The form that sets up the first superuser, and its outcomes. */
import type { PasswordRequirements } from '#auth/password';
import type { Language } from '#errors';
import { formPage } from '../page/form-page.js';
import { type Outcomes, outcomePage } from '../page/outcome-page.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { newPasswordField } from '../password/new-password-field.js';

const texts = {
  ru: {
    title: 'Первый администратор',
    intro: 'У этой учётной записи будут все права. Запомните пароль: других администраторов пока нет.',
    email: 'Почта',
    password: 'Пароль',
    button: 'Создать',
  },
  en: {
    title: 'First administrator',
    intro: 'This account will have every right. Remember the password: there is no other administrator yet.',
    email: 'Email',
    password: 'Password',
    button: 'Create',
  },
} as const;

const outcomes: Outcomes = new Map([
  [
    'done',
    {
      texts: {
        ru: ['Администратор создан', 'Войдите: откроется консоль, где можно пригласить остальных.'],
        en: ['The administrator exists', 'Log in: the console opens, where you can invite the others.'],
      },
      isDone: true,
      next: 'console',
    },
  ],
  [
    'code.rejected',
    {
      texts: {
        ru: [
          'Ссылка не подошла',
          'Она действует час и один раз, пока нет администратора. Перезапустите npm start, чтобы получить новую, или выполните npm run cli -- createsuperuser.',
        ],
        en: [
          'This link does not work',
          'It works once, within an hour, while there is no administrator. Restart npm start to get another, or run npm run cli -- createsuperuser.',
        ],
      },
      next: 'logIn',
    },
  ],
]);

export interface SetupForm {
  readonly code: string;
  readonly email: string;
  readonly requirements: PasswordRequirements;
  readonly refusal?: FormRefusal;
}

export function setupForm({ code, email, requirements, refusal }: SetupForm, language: Language): HtmlPage {
  const { title, intro, email: emailLabel, password, button } = texts[language];
  return formPage(
    {
      title,
      intro,
      form: {
        action: '/account/setup',
        hidden: { code },
        fields: [
          { name: 'email', label: emailLabel, type: 'email', value: email, autocomplete: 'username' },
          newPasswordField({ name: 'password', label: password }, requirements, language),
        ],
        button,
      },
      problem: refusal?.problem,
      errors: refusal?.errors,
    },
    language,
  );
}

/** @param outcome `done`, or the code of an error; undefined for an outcome without a text */
export function setupOutcome(outcome: string, language: Language): HtmlPage | undefined {
  return outcomePage(outcomes, outcome, language);
}
