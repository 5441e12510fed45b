/** The security section of the account pages: email, password and second factor. */
import type { PasswordRequirements } from '#auth/password';
import type { ListedFactors } from '#auth/second-factor';
import { momentText } from '#display';
import type { Language, Translated } from '#errors';
import type { FieldDescription, FormDescription } from '../page/form.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type Row } from '../page/panel.js';
import { newPasswordField } from '../password/new-password-field.js';

const texts = {
  ru: {
    title: 'Безопасность',
    email: 'Электронная почта',
    emailText: 'С этим адресом вы входите, и на него приходят письма о вашей учётной записи.',
    changeEmail: 'Сменить адрес почты',
    password: 'Пароль',
    passwordText: 'После смены пароля остальные сеансы завершатся.',
    changePassword: 'Сменить пароль',
    factor: 'Второй фактор',
    factorText:
      'Кроме пароля, при входе понадобится код из приложения или ключ доступа. Тогда одного украденного пароля мало. С ключом доступа можно войти и без пароля.',
    app: 'Приложение для кодов',
    appSince: (moment: string) => `Добавлено: ${moment}`,
    addApp: 'Добавить приложение для кодов',
    remove: 'Удалить',
    removeApp: 'Удалить приложение для кодов',
    addPasskey: 'Добавить ключ доступа',
    addPasskeyText:
      'Ключ доступа хранится в телефоне, компьютере или на USB-ключе. С ним вы входите по отпечатку, лицу или коду устройства.',
    change: 'Изменить',
    passkeySince: (moment: string) => `Добавлен: ${moment}`,
    passkeyUsed: (moment: string) => `Последний вход: ${moment}`,
    codes: 'Резервные коды',
    codesLeft: (count: number) => `Осталось: ${count}`,
    renewCodes: 'Создать новые резервные коды',
    current: 'Текущий пароль',
    new: 'Новый пароль',
    newEmail: 'Новый адрес почты',
    newEmailHint: 'На него придёт письмо со ссылкой. До подтверждения действует прежний адрес.',
    continue: 'Продолжить',
    removeAppTitle: 'Удаление приложения для кодов',
    removeAppText: 'После этого для входа хватит пароля, если нет других вторых факторов.',
    renewText: 'Прежние резервные коды перестанут действовать.',
    done: {
      password: 'Пароль изменён. Остальные сеансы завершены.',
      email: 'Мы отправили письмо на новый адрес. Откройте ссылку из него, чтобы закончить.',
      'app-removed': 'Приложение для кодов удалено.',
      'passkey-added': 'Ключ доступа добавлен.',
      'passkey-renamed': 'Имя ключа доступа изменено.',
      'passkey-removed': 'Ключ доступа удалён.',
      'app-added': 'Приложение для кодов добавлено.',
    },
  },
  en: {
    title: 'Security',
    email: 'Email',
    emailText: 'You log in with this address, and mails about your account go to it.',
    changeEmail: 'Change the email',
    password: 'Password',
    passwordText: 'Changing the password ends your other sessions.',
    changePassword: 'Change the password',
    factor: 'Second factor',
    factorText:
      'Besides the password, a login then needs a code from an app or a passkey. A stolen password alone is not enough. With a passkey you can also log in without the password.',
    app: 'Authenticator app',
    appSince: (moment: string) => `Added: ${moment}`,
    addApp: 'Add an authenticator app',
    remove: 'Remove',
    removeApp: 'Remove the authenticator app',
    addPasskey: 'Add a passkey',
    addPasskeyText:
      'A passkey is kept on a phone, a computer or a USB key. You log in with your fingerprint, face or device PIN.',
    change: 'Change',
    passkeySince: (moment: string) => `Added: ${moment}`,
    passkeyUsed: (moment: string) => `Last used: ${moment}`,
    codes: 'Recovery codes',
    codesLeft: (count: number) => `Left: ${count}`,
    renewCodes: 'Create new recovery codes',
    current: 'Current password',
    new: 'New password',
    newEmail: 'New email',
    newEmailHint: 'We send a link to it. Until you open it, the present address stays.',
    continue: 'Continue',
    removeAppTitle: 'Remove the authenticator app',
    removeAppText: 'Afterwards the password is enough to log in, unless you have another second factor.',
    renewText: 'Your present recovery codes stop working.',
    done: {
      password: 'Your password is changed. Your other sessions have ended.',
      email: 'We sent a mail to the new address. Open the link in it to finish.',
      'app-removed': 'The authenticator app is removed.',
      'passkey-added': 'The passkey is added.',
      'passkey-renamed': 'The passkey has its new name.',
      'passkey-removed': 'The passkey is removed.',
      'app-added': 'The authenticator app is added.',
    },
  },
} satisfies Translated<unknown>;

export type SecurityNotice = keyof (typeof texts)['en']['done'];

export const isSecurityNotice = (value: string): value is SecurityNotice =>
  Object.hasOwn(texts.en.done, value);

export interface ShownSecurity {
  readonly email: string;
  readonly factors: ListedFactors;
  readonly notice: SecurityNotice | undefined;
  readonly timeZone: string;
  /** JSON of the account's passkeys, for the signals of `assets/passkeys.js`; undefined where pages offer none. */
  readonly knownPasskeys: string | undefined;
}

export function securityPage(
  { email, factors, notice, timeZone, knownPasskeys }: ShownSecurity,
  language: Language,
): HtmlPage {
  const words = texts[language];
  const hasFactor = factors.totpSince !== null || factors.passkeys.length > 0;
  const links = [
    ...(knownPasskeys === undefined
      ? []
      : [{ path: '/account/security/passkeys/add', label: words.addPasskey }]),
    ...(factors.totpSince === null
      ? [{ path: '/account/security/authenticator', label: words.addApp }]
      : [{ path: '/account/security/authenticator/remove', label: words.removeApp }]),
    ...(hasFactor ? [{ path: '/account/security/recovery-codes', label: words.renewCodes }] : []),
  ];
  return accountPage(
    {
      title: words.title,
      section: 'security',
      notice: notice && words.done[notice],
      knownPasskeys,
      panels: [
        {
          heading: words.email,
          text: words.emailText,
          facts: [{ term: words.email, value: email }],
          links: [{ path: '/account/security/email', label: words.changeEmail }],
        },
        {
          heading: words.password,
          text: words.passwordText,
          links: [{ path: '/account/security/password', label: words.changePassword }],
        },
        {
          heading: words.factor,
          text: words.factorText,
          rows: factorRows(factors, timeZone, language),
          links,
        },
      ],
    },
    language,
  );
}

function factorRows(factors: ListedFactors, timeZone: string, language: Language): Row[] {
  const words = texts[language];
  const { totpSince, passkeys, recoveryCodesLeft } = factors;
  const moment = (date: Date) => momentText(date, language, timeZone);
  const app: Row[] = totpSince
    ? [{ icon: 'phone', title: words.app, lines: [words.appSince(moment(totpSince))] }]
    : [];
  const keys = passkeys.map(({ id, name, createdAt, lastUsedAt }): Row => ({
    icon: 'key',
    title: name,
    lines: [
      words.passkeySince(moment(createdAt)),
      ...(lastUsedAt ? [words.passkeyUsed(moment(lastUsedAt))] : []),
    ],
    link: { path: `/account/security/passkeys/${id}`, label: words.change },
  }));
  const hasFactor = app.length + keys.length > 0;
  const codes: Row[] = hasFactor
    ? [{ icon: 'lock', title: words.codes, lines: [words.codesLeft(recoveryCodesLeft)] }]
    : [];
  return [...app, ...keys, ...codes];
}

interface Step {
  readonly email: string;
  readonly refusal?: FormRefusal | undefined;
}

/** A page of the section with one form. */
function stepPage(
  { title, text, form }: { title: string; text?: string; form: FormDescription },
  refusal: FormRefusal | undefined,
  language: Language,
): HtmlPage {
  return accountPage(
    {
      title: texts[language].title,
      section: 'security',
      problem: refusal?.problem,
      panels: [{ heading: title, ...(text !== undefined && { text }), form, errors: refusal?.errors }],
    },
    language,
  );
}

export const currentPassword = (language: Language): FieldDescription => ({
  name: 'current_password',
  label: texts[language].current,
  type: 'password',
  autocomplete: 'current-password',
});

export function changePasswordPage(
  { email, requirements, refusal }: Step & { readonly requirements: PasswordRequirements },
  language: Language,
): HtmlPage {
  const words = texts[language];
  const chosen = newPasswordField({ name: 'new_password', label: words.new }, requirements, language);
  const form = {
    action: '/account/security/password',
    username: email,
    fields: [currentPassword(language), chosen],
    button: words.changePassword,
  };
  return stepPage({ title: words.changePassword, text: words.passwordText, form }, refusal, language);
}

export function changeEmailPage(
  { email, sent, refusal }: Step & { readonly sent: string },
  language: Language,
): HtmlPage {
  const words = texts[language];
  const address: FieldDescription = {
    name: 'email',
    label: words.newEmail,
    type: 'email',
    value: sent,
    hint: words.newEmailHint,
    autocomplete: 'off',
    inputMode: 'email',
  };
  const form = {
    action: '/account/security/email',
    username: email,
    fields: [address, currentPassword(language)],
    button: words.changeEmail,
  };
  return stepPage({ title: words.changeEmail, text: email, form }, refusal, language);
}

export type PasswordStep = 'add-app' | 'add-passkey' | 'remove-app' | 'renew-codes';

/** The steps that need the password and nothing else. */
export function passwordStepPage(step: PasswordStep, { email, refusal }: Step, language: Language): HtmlPage {
  const words = texts[language];
  const shown = {
    'add-app': {
      path: '/account/security/authenticator',
      title: words.addApp,
      text: words.factorText,
      button: words.continue,
      tone: 'primary',
    },
    'add-passkey': {
      path: '/account/security/passkeys/add',
      title: words.addPasskey,
      text: words.addPasskeyText,
      button: words.continue,
      tone: 'primary',
    },
    'remove-app': {
      path: '/account/security/authenticator/remove',
      title: words.removeAppTitle,
      text: words.removeAppText,
      button: words.remove,
      tone: 'danger',
    },
    'renew-codes': {
      path: '/account/security/recovery-codes',
      title: words.renewCodes,
      text: words.renewText,
      button: words.renewCodes,
      tone: 'primary',
    },
  } as const;
  const { path, title, text, button, tone } = shown[step];
  const form = { action: path, username: email, fields: [currentPassword(language)], button, tone };
  return stepPage({ title, text, form }, refusal, language);
}
