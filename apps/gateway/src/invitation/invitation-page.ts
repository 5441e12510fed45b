/** The page of an invitation: what it offers, the form that accepts it, and why it cannot be accepted. */
import type { PasswordRequirements } from '#auth/password';
import type { CodedError, ErrorCode, Language, Translated } from '#errors';
import { problemOf } from '#errors';
import type { Acceptance, OfferedInvitation } from '#organisation';
import { nameFields } from '../account/register-page.js';
import type { FormFields } from '../page/form-fields.js';
import type { FormDescription } from '../page/form.js';
import { formPage } from '../page/form-page.js';
import { explanationPage, type HtmlPage, type NextStep } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { newPasswordField } from '../password/new-password-field.js';

export const invitationPath = '/account/invitation';

interface Texts {
  readonly title: string;
  readonly from: (company: string) => string;
  readonly fromAdministrator: string;
  readonly department: (name: string) => string;
  readonly area: (address: string, isOwner: boolean) => string;
  readonly account: (email: string) => string;
  readonly phones: (numbers: string) => string;
  readonly logInFirst: string;
  readonly password: string;
  readonly accept: string;
  readonly decline: string;
  readonly note: string;
  readonly logIn: string;
  readonly logOut: string;
  readonly home: string;
  readonly acceptedTitle: string;
  readonly acceptedNew: string;
  readonly accepted: string;
  readonly gone: Readonly<Record<'department' | 'area', string>>;
  readonly leftOut: (names: string) => string;
  readonly declinedTitle: string;
  readonly declined: string;
  readonly refusedTitle: string;
  readonly ended: string;
}

const texts: Translated<Texts> = {
  ru: {
    title: 'Приглашение',
    from: (company) => `Вас приглашает компания «${company}».`,
    fromAdministrator: 'Вас приглашает администратор.',
    department: (name) => `Отдел: ${name}.`,
    area: (address, isOwner) =>
      `${isOwner ? 'Вы станете владельцем доли в помещении' : 'Помещение'}: ${address}.`,
    account: (email) =>
      `Чтобы принять приглашение, проверьте данные и придумайте пароль. Адрес для входа: ${email}.`,
    phones: (numbers) => `Телефон в учётной записи: ${numbers}.`,
    logInFirst: 'У вас уже есть учётная запись. Войдите, и приглашение можно будет принять.',
    password: 'Пароль',
    accept: 'Принять приглашение',
    decline: 'Отказаться',
    note: 'Если вы не знаете, кто вас приглашает, откажитесь или просто закройте страницу.',
    logIn: 'Войти',
    logOut: 'Выйти из учётной записи',
    home: 'К учётной записи',
    acceptedTitle: 'Приглашение принято',
    acceptedNew: 'Учётная запись готова. Теперь вы можете войти.',
    accepted: 'Всё готово.',
    gone: {
      department: 'Отдела из приглашения больше нет: обратитесь к тем, кто вас пригласил.',
      area: 'Помещения из приглашения больше нет: обратитесь к тем, кто вас пригласил.',
    },
    leftOut: (names) => `У компании больше нет этих разрешений, поэтому вы их не получили: ${names}.`,
    declinedTitle: 'Вы отказались',
    declined: 'Те, кто вас пригласил, увидят только отказ. Больше ничего делать не нужно.',
    refusedTitle: 'Приглашение нельзя принять',
    ended: 'Оно больше не действует: вы уже ответили на него, его отозвали или прошёл срок.',
  },
  en: {
    title: 'Invitation',
    from: (company) => `The company "${company}" invites you.`,
    fromAdministrator: 'An administrator invites you.',
    department: (name) => `Department: ${name}.`,
    area: (address, isOwner) =>
      `${isOwner ? 'You would own a share of these premises' : 'Premises'}: ${address}.`,
    account: (email) => `To accept, check your data and choose a password. You log in with ${email}.`,
    phones: (numbers) => `Phone of the account: ${numbers}.`,
    logInFirst: 'You already have an account. Log in, then you can accept the invitation.',
    password: 'Password',
    accept: 'Accept the invitation',
    decline: 'Decline',
    note: 'If you do not know who invites you, decline or just close this page.',
    logIn: 'Log in',
    logOut: 'Log out',
    home: 'Go to your account',
    acceptedTitle: 'Invitation accepted',
    acceptedNew: 'Your account is ready. You can log in now.',
    accepted: 'Everything is ready.',
    gone: {
      department: 'The department of the invitation no longer exists: ask those who invited you.',
      area: 'The premises of the invitation no longer exist: ask those who invited you.',
    },
    leftOut: (names) =>
      `The company no longer holds these permissions, so you did not receive them: ${names}.`,
    declinedTitle: 'You declined',
    declined: 'Those who invited you see only that you declined. There is nothing else to do.',
    refusedTitle: 'This invitation cannot be accepted',
    ended: 'It is no longer open: you have answered it, it was withdrawn or it has expired.',
  },
};

export interface ShownInvitation {
  readonly offered: OfferedInvitation;
  readonly code: string;
  readonly requirements: PasswordRequirements;
  /** As submitted; without them the draft of the invitation is filled in. */
  readonly fields?: FormFields | undefined;
  readonly refusal?: FormRefusal | undefined;
}

export function invitationPage(shown: ShownInvitation, language: Language): HtmlPage {
  const { offered, code, requirements, refusal } = shown;
  const { next, email, profile, phones } = offered;
  const words = texts[language];
  const intro = introOf(offered, words);
  if (next === 'log_in') {
    const returnTo = `${invitationPath}?code=${encodeURIComponent(code)}`;
    const path = `/account/login?return_to=${encodeURIComponent(returnTo)}`;
    const text = `${intro} ${words.logInFirst}`;
    return explanationPage(words.title, { text, next: { path, label: words.logIn } }, language);
  }
  const isNew = next === 'set_password';
  const givenPhones = phones.length > 0 ? ` ${words.phones(phones.join(', '))}` : '';
  const drafted = Object.fromEntries(
    Object.entries(profile).map(([name, value]) => [`profile.${name}`, value]),
  );
  const password = newPasswordField({ name: 'password', label: words.password }, requirements, language);
  const entered = nameFields(profile.type, shown.fields ?? drafted, language);
  return formPage(
    {
      title: words.title,
      intro: isNew ? `${intro} ${words.account(email)}${givenPhones}` : intro,
      form: {
        action: invitationPath,
        hidden: { code },
        ...(isNew && { username: email }),
        fields: isNew ? [...entered, password] : [],
        button: words.accept,
      },
      problem: refusal?.problem,
      errors: refusal?.errors,
      otherForm: {
        ...declineByCode(code),
        fields: [],
        button: words.decline,
        tone: 'link',
        id: 'decline-',
      },
      links: [{ path: '/account/', label: words.home }],
      note: words.note,
    },
    language,
  );
}

function introOf({ company, department, area, part }: OfferedInvitation, words: Texts): string {
  return [
    company === null ? words.fromAdministrator : words.from(company),
    department !== null && words.department(department),
    area !== null && words.area(area, part !== null),
  ]
    .filter(Boolean)
    .join(' ');
}

export function acceptedPage({ isNew, gone, leftOut }: Acceptance, language: Language): HtmlPage {
  const words = texts[language];
  const text = [
    isNew ? words.acceptedNew : words.accepted,
    ...gone.map((what) => words.gone[what]),
    leftOut.length > 0 && words.leftOut(leftOut.join(', ')),
  ]
    .filter(Boolean)
    .join(' ');
  const next = isNew
    ? { path: '/account/login', label: words.logIn }
    : { path: '/account/', label: words.home };
  return explanationPage(words.acceptedTitle, { text, tone: 'success', next }, language);
}

export function declinedPage(language: Language): HtmlPage {
  const { declinedTitle, declined } = texts[language];
  return explanationPage(declinedTitle, { text: declined, tone: 'success' }, language);
}

/** For an invitation of the account's first page that is no longer open. */
export function endedPage(language: Language): HtmlPage {
  const { refusedTitle, ended, home } = texts[language];
  const next = { path: '/account/', label: home };
  return explanationPage(refusedTitle, { text: ended, tone: 'danger', next }, language);
}

const logIn: ReadonlySet<ErrorCode> = new Set(['invitation.accepted_already', 'invitation.login_required']);

/** Errors that leave the invitation open, so that it can be declined. */
const stillOpen: ReadonlySet<ErrorCode> = new Set([
  'invitation.other_person',
  'invitation.account_closed',
  'invitation.other_profile',
  'invitation.company_gone',
  'invitation.inviter_gone',
  'invitation.share_exceeds',
]);

/**
 * Why the invitation cannot be accepted, in the sentence of the error.
 * @param decline the form that declines it
 */
export function refusedPage(
  error: CodedError,
  language: Language,
  decline: Pick<FormDescription, 'action' | 'hidden'>,
): HtmlPage {
  const words = texts[language];
  const step = (path: string, label: string): NextStep => ({ path, label });
  const next = logIn.has(error.code)
    ? step('/account/login', words.logIn)
    : error.code === 'invitation.other_person'
      ? step('/account/logout', words.logOut)
      : undefined;
  const text = problemOf(error, language).title;
  if (!stillOpen.has(error.code)) {
    return explanationPage(words.refusedTitle, { text, tone: 'danger', next }, language);
  }
  return formPage(
    {
      title: words.refusedTitle,
      problem: text,
      form: { ...decline, fields: [], button: words.decline, tone: 'plain' },
      links: next ? [next] : [],
    },
    language,
  );
}

/** The form that declines the invitation of a mailed code. */
export const declineByCode = (code: string) => ({ action: `${invitationPath}/decline`, hidden: { code } });
