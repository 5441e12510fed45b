/** The page of the link that confirms a new email. Opening it changes nothing; submitting its form does. */
import type { Language } from '#errors';
import { formPage } from '../page/form-page.js';
import { type Outcomes, outcomePage, tooManyAttempts } from '../page/outcome-page.js';
import type { HtmlPage } from '../page/page.js';

interface FormTexts {
  readonly title: string;
  readonly here: string;
  readonly elsewhere: string;
  readonly password: string;
  readonly wrong: string;
  readonly button: string;
  readonly notYou: string;
}

const form: Record<Language, FormTexts> = {
  ru: {
    title: 'Новый адрес',
    here: 'Подтвердите, что этот адрес теперь принадлежит вашей учётной записи.',
    elsewhere:
      'В этом браузере вы не вошли в учётную запись. Чтобы подтвердить новый адрес, введите её текущий пароль.',
    password: 'Текущий пароль',
    wrong: 'Пароль не подошёл. Попробуйте ещё раз.',
    button: 'Подтвердить',
    notYou: 'Если вы не просили сменить адрес, просто закройте эту страницу: ничего не изменится.',
  },
  en: {
    title: 'New address',
    here: 'Confirm that this is the address of your account from now on.',
    elsewhere:
      'You are not logged in to the account in this browser. To confirm its new address, enter its current password.',
    password: 'Current password',
    wrong: 'This is not the password. Try again.',
    button: 'Confirm',
    notYou: 'If you did not ask for a new address, just close this page: nothing changes.',
  },
};

const outcomes: Outcomes = new Map([
  [
    'done',
    {
      texts: {
        ru: ['Адрес изменён', 'С этого момента вы входите с новым адресом.'],
        en: ['Your address is changed', 'From now on you log in with the new address.'],
      },
      isDone: true,
      next: 'account',
    },
  ],
  [
    'code.rejected',
    {
      texts: {
        ru: [
          'Ссылка не подошла',
          'Возможно, она устарела, скопирована не полностью, уже использована или есть более новая. Какой адрес действует сейчас, видно в учётной записи.',
        ],
        en: [
          'This link does not work',
          'It may have expired, may not have been copied whole, have been used, or there is a newer one. Your account shows which address is in use.',
        ],
      },
      next: 'account',
    },
  ],
  ['throttle.too_many_attempts', tooManyAttempts],
  ['throttle.network_limit', tooManyAttempts],
]);

export interface ConfirmationForm {
  readonly userId: string;
  readonly code: string;
  /** Whether the browser has a session of the account. If so, the form has no password field. */
  readonly isLoggedIn?: boolean;
  /** Whether the submitted password was wrong. */
  readonly isWrong?: boolean;
}

export function confirmationForm(
  { userId, code, isLoggedIn = false, isWrong = false }: ConfirmationForm,
  language: Language,
): HtmlPage {
  const texts = form[language];
  const password = {
    name: 'current_password',
    label: texts.password,
    type: 'password',
    autocomplete: 'current-password',
  } as const;
  return formPage(
    {
      title: texts.title,
      intro: isLoggedIn ? texts.here : texts.elsewhere,
      form: {
        action: '/api/v1/email/confirm/',
        hidden: { user_id: userId, code },
        fields: isLoggedIn ? [] : [password],
        button: texts.button,
      },
      errors: isWrong ? { current_password: [texts.wrong] } : undefined,
      note: texts.notYou,
    },
    language,
  );
}

/** @param outcome `done`, or the code of an error; undefined for an outcome without a text */
export function confirmationOutcome(outcome: string, language: Language): HtmlPage | undefined {
  return outcomePage(outcomes, outcome, language);
}
