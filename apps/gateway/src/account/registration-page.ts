/** The page of a registration link. Opening it changes nothing; submitting its form does. */
import type { PasswordRequirements } from '#auth/password';
import type { FieldSentences, Language } from '#errors';
import { type ShownForm, shownForm, summaryOf } from '../page/form.js';
import { type Outcomes, outcomePage, tooManyAttempts } from '../page/outcome-page.js';
import type { HtmlPage } from '../page/page.js';
import { readTemplate } from '../page/template.js';
import { newPasswordField } from '../password/new-password-field.js';

interface FormTexts {
  readonly title: string;
  readonly account: string;
  readonly here: string;
  readonly confirm: string;
  readonly elsewhere: string;
  readonly known: string;
  readonly password: string;
  readonly wrong: string;
  readonly chosen: string;
  readonly newPassword: string;
  readonly save: string;
  readonly notYou: string;
}

const form: Record<Language, FormTexts> = {
  ru: {
    title: 'Подтвердите регистрацию',
    account: 'Учётная запись',
    here: 'Осталось нажать на кнопку: после этого вы сможете войти.',
    confirm: 'Подтвердить',
    elsewhere:
      'Вы регистрировались на другом устройстве или в другом браузере? Введите пароль, который придумали тогда, или задайте новый.',
    known: 'Я помню пароль',
    password: 'Пароль',
    wrong: 'Пароль не подошёл. Попробуйте ещё раз или задайте новый.',
    chosen: 'Задать новый пароль',
    newPassword: 'Новый пароль',
    save: 'Сохранить и подтвердить',
    notYou:
      'Если вы не регистрировались, просто закройте эту страницу: без подтверждения учётная запись не заработает.',
  },
  en: {
    title: 'Confirm your registration',
    account: 'Account',
    here: 'Press the button, and you can log in.',
    confirm: 'Confirm',
    elsewhere:
      'Did you register on another device or in another browser? Enter the password you chose there, or set a new one.',
    known: 'I remember the password',
    password: 'Password',
    wrong: 'This is not the password. Try again, or set a new one.',
    chosen: 'Set a new password',
    newPassword: 'New password',
    save: 'Save and confirm',
    notYou:
      'If you did not register, just close this page: the account does not work without a confirmation.',
  },
};

const outcomes: Outcomes = new Map([
  [
    'confirmed',
    {
      texts: {
        ru: ['Регистрация подтверждена', 'Теперь вы можете войти.'],
        en: ['Your registration is confirmed', 'You can log in now.'],
      },
      isDone: true,
      next: 'logIn',
    },
  ],
  [
    'account.already_active',
    {
      texts: {
        ru: ['Учётная запись уже работает', 'Подтверждать больше ничего не нужно: вы можете войти.'],
        en: ['Your account is already active', 'There is nothing left to confirm: you can log in.'],
      },
      isDone: true,
      next: 'logIn',
    },
  ],
  [
    'account.activation_rejected',
    {
      texts: {
        ru: [
          'Ссылка не подошла',
          'Возможно, она устарела или скопирована не полностью, или есть письмо новее. Откройте ссылку из последнего письма или запросите ещё одно.',
        ],
        en: [
          'This link does not work',
          'It may have expired, may not have been copied whole, or there is a newer mail. Open the link in the newest mail, or ask for another.',
        ],
      },
      next: 'resend',
      other: 'logIn',
    },
  ],
  ['throttle.network_limit', tooManyAttempts],
]);

export interface RegistrationForm {
  readonly userId: string;
  readonly code: string;
  readonly email: string;
  readonly byThisBrowser: boolean;
  readonly requirements: PasswordRequirements;
  /** Faults of the submitted passwords. */
  readonly faults: FieldSentences;
}

interface Shown {
  readonly problem: string;
  readonly email: string;
  readonly texts: FormTexts;
  readonly here: ShownForm | false;
  readonly elsewhere: readonly { readonly heading: string; readonly form: ShownForm }[] | false;
}

const render = readTemplate<Shown>(new URL('./registration-form.hbs', import.meta.url));

export function registrationForm(shown: RegistrationForm, language: Language): HtmlPage {
  const texts = form[language];
  const { email, byThisBrowser } = shown;
  const content = render({
    problem: summaryOf('', shown.faults, language),
    email,
    texts,
    here: byThisBrowser && shownForm({ ...formOf(shown), fields: [], button: texts.confirm }),
    elsewhere: !byThisBrowser && passwordForms(shown, texts, language),
  });
  return { language, title: texts.title, content };
}

const formOf = ({ userId, code }: RegistrationForm) => ({
  action: '/api/v1/register/confirm/',
  hidden: { user_id: userId, activation_code: code },
});

function passwordForms(shown: RegistrationForm, texts: FormTexts, language: Language) {
  const { email, faults, requirements } = shown;
  const ofAccount = { ...formOf(shown), username: email };
  const known = { name: 'password', label: texts.password, autocomplete: 'current-password' };
  const chosen = newPasswordField({ name: 'new_password', label: texts.newPassword }, requirements, language);
  const wrong = faults['password'] === undefined ? {} : { password: [texts.wrong] };
  return [
    {
      heading: texts.known,
      form: shownForm(
        { ...ofAccount, id: 'known-', fields: [{ ...known, type: 'password' }], button: texts.confirm },
        wrong,
      ),
    },
    {
      heading: texts.chosen,
      form: shownForm(
        {
          ...ofAccount,
          id: 'chosen-',
          fields: [chosen],
          button: texts.save,
          tone: 'plain',
        },
        faults,
      ),
    },
  ];
}

/** @param outcome `confirmed`, or the code of an error; undefined for an outcome without a text */
export function registrationOutcome(outcome: string, language: Language): HtmlPage | undefined {
  return outcomePage(outcomes, outcome, language);
}
