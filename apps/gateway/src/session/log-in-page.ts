/** The words of the login pages. */
import type { Language, Translated } from '#errors';
import { type FormFields, textOf } from '../page/form-fields.js';
import { formPage } from '../page/form-page.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';

const loginTexts: Translated<
  Readonly<
    Record<
      'title' | 'email' | 'password' | 'button' | 'forgotten' | 'register' | 'rejected' | 'again',
      string
    >
  >
> = {
  ru: {
    title: 'Вход',
    email: 'Электронная почта',
    password: 'Пароль',
    button: 'Войти',
    forgotten: 'Забыли пароль?',
    register: 'Зарегистрироваться',
    rejected:
      'Адрес почты или пароль не подошли. Если вы ещё не подтвердили регистрацию, откройте ссылку из письма.',
    again: 'Прислать письмо с подтверждением ещё раз',
  },
  en: {
    title: 'Log in',
    email: 'Email',
    password: 'Password',
    button: 'Log in',
    forgotten: 'Forgot your password?',
    register: 'Create an account',
    rejected:
      'The email or the password is wrong. If you have not confirmed your registration yet, open the link in the mail.',
    again: 'Send the confirmation mail again',
  },
};

export interface LoginForm {
  readonly email: string;
  /** As the caller sent it; already checked. */
  readonly returnTo: string;
  /** The origin of a front end that the login returns to. */
  readonly formTarget: string | undefined;
  readonly refusal?: FormRefusal;
}

export function loginPage({ email, returnTo, formTarget, refusal }: LoginForm, language: Language): HtmlPage {
  const texts = loginTexts[language];
  const isRejected = refusal?.code === 'session.credentials_rejected';
  const query = returnTo && `?return_to=${encodeURIComponent(returnTo)}`;
  return formPage(
    {
      title: texts.title,
      form: {
        action: '/account/login',
        hidden: { return_to: returnTo },
        fields: [
          {
            name: 'email',
            label: texts.email,
            type: 'email',
            value: email,
            // Browsers offer passkeys with the addresses (WebAuthn conditional UI).
            autocomplete: 'username',
            inputMode: 'email',
          },
          { name: 'password', label: texts.password, type: 'password', autocomplete: 'current-password' },
        ],
        button: texts.button,
      },
      problem: isRejected ? texts.rejected : refusal?.problem,
      errors: refusal?.errors,
      links: [
        { path: '/account/forgotten-password', label: texts.forgotten },
        { path: `/account/register${query}`, label: texts.register },
      ],
      otherForm: isRejected
        ? {
            action: '/account/confirmation',
            hidden: { email },
            fields: [],
            button: texts.again,
            tone: 'link',
          }
        : undefined,
      formTarget,
    },
    language,
  );
}

const factorTexts: Translated<
  Readonly<
    Record<
      | 'title'
      | 'app'
      | 'code'
      | 'codeHint'
      | 'recovery'
      | 'recoveryHint'
      | 'button'
      | 'byApp'
      | 'byRecovery'
      | 'rejected',
      string
    >
  >
> = {
  ru: {
    title: 'Подтвердите вход',
    app: 'Откройте приложение для кодов и введите код этой учётной записи.',
    code: 'Код из приложения',
    codeHint: 'Шесть цифр, меняются каждые 30 секунд.',
    recovery: 'Введите один из резервных кодов, которые вы сохранили. Каждый подходит один раз.',
    recoveryHint: 'Например, 7kq2-m0xw-9t4h-c1bz-5n8r-y6dv.',
    button: 'Подтвердить',
    byApp: 'Ввести код из приложения',
    byRecovery: 'Ввести резервный код',
    rejected: 'Код не подошёл. Проверьте его и введите ещё раз.',
  },
  en: {
    title: 'Confirm it is you',
    app: 'Open your authenticator app and enter the code of this account.',
    code: 'Code from the app',
    codeHint: 'Six digits; they change every 30 seconds.',
    recovery: 'Enter one of the recovery codes you saved. Each works once.',
    recoveryHint: 'For example 7kq2-m0xw-9t4h-c1bz-5n8r-y6dv.',
    button: 'Confirm',
    byApp: 'Enter a code from the app',
    byRecovery: 'Use a recovery code',
    rejected: 'This code does not fit. Check it and enter it again.',
  },
};

export type CodeMethod = 'totp' | 'recovery_code';

export interface FactorForm {
  /** Path that takes the form and, with `?method=`, shows it for the other method. */
  readonly path: string;
  readonly method: CodeMethod;
  readonly returnTo: string;
  readonly formTarget: string | undefined;
  readonly refusal?: FormRefusal;
}

export function factorPage(
  { path, method, returnTo, formTarget, refusal }: FactorForm,
  language: Language,
): HtmlPage {
  const texts = factorTexts[language];
  const byApp = method === 'totp';
  const other: CodeMethod = byApp ? 'recovery_code' : 'totp';
  const query = `?method=${other}&return_to=${encodeURIComponent(returnTo)}`;
  const isRejected = refusal?.code === 'second_factor.rejected';
  return formPage(
    {
      title: texts.title,
      intro: byApp ? texts.app : texts.recovery,
      form: {
        action: path,
        hidden: { method, return_to: returnTo },
        fields: [
          {
            name: 'code',
            label: byApp ? texts.code : factorTexts[language].byRecovery,
            hint: byApp ? texts.codeHint : texts.recoveryHint,
            autocomplete: 'one-time-code',
            isCode: true,
            ...(byApp && { inputMode: 'numeric' as const }),
          },
        ],
        button: texts.button,
      },
      problem: isRejected ? texts.rejected : refusal?.problem,
      errors: refusal?.errors,
      links: [{ path: `${path}${query}`, label: byApp ? texts.byRecovery : texts.byApp }],
      formTarget,
    },
    language,
  );
}

/** The code that the form of `factorPage` sent, and its kind. People type codes in groups. */
export function presentedCode(fields: FormFields): { readonly method: CodeMethod; readonly code: string } {
  const method = textOf(fields, 'method') === 'recovery_code' ? 'recovery_code' : 'totp';
  return { method, code: textOf(fields, 'code').replaceAll(/\s/g, '') };
}
