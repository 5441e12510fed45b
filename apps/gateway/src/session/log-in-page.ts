/** The words of the login pages. */
import type { Language, Translated } from '#errors';
import type { FormDescription } from '../page/form.js';
import { formPage } from '../page/form-page.js';
import type { HtmlPage } from '../page/page.js';
import { passkeyForm } from '../page/passkey-form.js';
import type { FormRefusal } from '../page/page-renderer.js';

const loginTexts: Translated<
  Readonly<
    Record<
      'title' | 'email' | 'password' | 'button' | 'passkey' | 'forgotten' | 'register' | 'rejected' | 'again',
      string
    >
  >
> = {
  ru: {
    title: 'Вход',
    email: 'Электронная почта',
    password: 'Пароль',
    button: 'Войти',
    passkey: 'Войти с ключом доступа',
    forgotten: 'Забыли пароль?',
    register: 'Зарегистрироваться',
    rejected:
      'Адрес почты или пароль не подошли. Если вы ещё не подтвердили регистрацию, откройте ссылку из письма.',
    again: 'Прислать подтверждение ещё раз',
  },
  en: {
    title: 'Log in',
    email: 'Email',
    password: 'Password',
    button: 'Log in',
    passkey: 'Log in with a passkey',
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
  readonly hasPasskeys: boolean;
  readonly refusal?: FormRefusal;
  /** JSON for `PublicKeyCredential.signalUnknownCredential`. */
  readonly unknownPasskey?: string | undefined;
}

export function loginPage(login: LoginForm, language: Language): HtmlPage {
  const { email, returnTo, formTarget, hasPasskeys, refusal, unknownPasskey } = login;
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
            // With `webauthn`, browsers offer passkeys with the addresses (conditional mediation).
            autocomplete: hasPasskeys ? 'username webauthn' : 'username',
            inputMode: 'email',
          },
          { name: 'password', label: texts.password, type: 'password', autocomplete: 'current-password' },
        ],
        button: texts.button,
      },
      passkeyForm: hasPasskeys ? passkeyLoginForm(returnTo, language) : undefined,
      unknownPasskey,
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

function passkeyLoginForm(returnTo: string, language: Language): FormDescription {
  const form = {
    action: '/account/login/passkey',
    hidden: { return_to: returnTo },
    fields: [],
    button: loginTexts[language].passkey,
    tone: 'plain',
  } as const;
  return passkeyForm(form, { optionsFrom: '/api/v1/login/passkey/options/', isConditional: true }, language);
}
