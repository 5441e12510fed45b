/** The page that asks for a second factor, at a login and before sensitive changes. */
import type { PresentedFactor } from '#auth/second-factor';
import type { Language, Translated } from '#errors';
import type { FormDescription } from '../page/form.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import { formPage } from '../page/form-page.js';
import type { HtmlPage } from '../page/page.js';
import { passkeyForm } from '../page/passkey-form.js';
import type { FormRefusal } from '../page/page-renderer.js';

type Method = PresentedFactor['method'];

interface MethodTexts {
  readonly intro: string;
  readonly label: string;
  readonly hint: string;
  /** The link to this method. */
  readonly link: string;
}

const texts: Translated<
  Readonly<Record<'title' | 'button' | 'passkeyButton' | 'rejected', string>> & {
    readonly methods: Readonly<Record<Method, MethodTexts>>;
  }
> = {
  ru: {
    title: 'Подтвердите вход',
    button: 'Подтвердить',
    passkeyButton: 'Использовать ключ доступа',
    rejected: 'Код не подошёл. Проверьте его и введите ещё раз.',
    methods: {
      passkey: {
        intro: 'Подтвердите вход отпечатком, лицом, кодом устройства или USB-ключом.',
        label: '',
        hint: '',
        link: 'Использовать ключ доступа',
      },
      totp: {
        intro: 'Откройте приложение для кодов и введите код этой учётной записи.',
        label: 'Код из приложения',
        hint: 'Шесть цифр, меняются каждые 30 секунд.',
        link: 'Ввести код из приложения',
      },
      recovery_code: {
        intro: 'Введите один из резервных кодов, которые вы сохранили. Каждый подходит один раз.',
        label: 'Резервный код',
        hint: 'Например, 7kq2-m0xw-9t4h-c1bz-5n8r-y6dv.',
        link: 'Ввести резервный код',
      },
    },
  },
  en: {
    title: 'Confirm it is you',
    button: 'Confirm',
    passkeyButton: 'Use a passkey',
    rejected: 'This code does not fit. Check it and enter it again.',
    methods: {
      passkey: {
        intro: 'Confirm with your fingerprint, face, device PIN or USB key.',
        label: '',
        hint: '',
        link: 'Use a passkey',
      },
      totp: {
        intro: 'Open your authenticator app and enter the code of this account.',
        label: 'Code from the app',
        hint: 'Six digits; they change every 30 seconds.',
        link: 'Enter a code from the app',
      },
      recovery_code: {
        intro: 'Enter one of the recovery codes you saved. Each works once.',
        label: 'Recovery code',
        hint: 'For example 7kq2-m0xw-9t4h-c1bz-5n8r-y6dv.',
        link: 'Use a recovery code',
      },
    },
  },
};

export interface FactorForm {
  /** Path that takes the form and, with `?method=`, shows it for another method. */
  readonly path: string;
  /** Path of the API that returns options for a passkey. */
  readonly passkeyOptions: string;
  /** What the account has, in the order in which it is offered. */
  readonly methods: readonly Method[];
  /** As the address names it. */
  readonly method: Method | undefined;
  readonly returnTo: string;
  readonly formTarget: string | undefined;
  readonly refusal?: FormRefusal;
}

export function factorPage(factor: FactorForm, language: Language): HtmlPage {
  const { path, methods, returnTo, formTarget, refusal } = factor;
  const words = texts[language];
  const method = methods.find((each) => each === factor.method) ?? methods[0] ?? 'recovery_code';
  const isRejected = refusal?.code === 'second_factor.rejected' && method !== 'passkey';
  const links = methods
    .filter((other) => other !== method)
    .map((other) => ({
      path: `${path}?method=${other}&return_to=${encodeURIComponent(returnTo)}`,
      label: words.methods[other].link,
    }));
  return formPage(
    {
      title: words.title,
      intro: words.methods[method].intro,
      form: method === 'passkey' ? passkeyFormOf(factor, language) : codeFormOf(factor, method, language),
      problem: isRejected ? words.rejected : refusal?.problem,
      errors: refusal?.errors,
      links,
      formTarget,
    },
    language,
  );
}

function codeFormOf(
  { path, returnTo }: FactorForm,
  method: Exclude<Method, 'passkey'>,
  language: Language,
): FormDescription {
  const { label, hint } = texts[language].methods[method];
  const isOfApp = method === 'totp';
  return {
    action: path,
    hidden: { method, return_to: returnTo },
    fields: [
      {
        name: 'code',
        label,
        hint,
        autocomplete: 'one-time-code',
        isCode: true,
        ...(isOfApp && { inputMode: 'numeric' as const }),
      },
    ],
    button: texts[language].button,
  };
}

function passkeyFormOf({ path, passkeyOptions, returnTo }: FactorForm, language: Language): FormDescription {
  const form = {
    action: path,
    hidden: { method: 'passkey', return_to: returnTo },
    fields: [],
    button: texts[language].passkeyButton,
  };
  return passkeyForm(form, { optionsFrom: passkeyOptions }, language);
}

/** The method that an address or a form names. */
export function methodOf(fields: FormFields): Method | undefined {
  const method = textOf(fields, 'method');
  return method === 'totp' || method === 'passkey' || method === 'recovery_code' ? method : undefined;
}

/** The fields of `PresentFactorDto` that the form sent. */
export function presentedFields(fields: FormFields): FormFields {
  const method = methodOf(fields) ?? 'totp';
  return method === 'passkey' ? { method, response: fields['response'] } : { method, code: codeOf(fields) };
}

/** People type codes in groups. */
export function codeOf(fields: FormFields): string {
  return textOf(fields, 'code').replaceAll(/\s/g, '');
}
