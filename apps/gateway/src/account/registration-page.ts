/** What a person sees who opens the link of a registration. Nothing changes until they press a button. */
import type { FieldSentences, Language } from '#errors';
import { escapeHtml, type Page } from '../page/page.js';

type Text = readonly [title: string, explanation: string];

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

const outcomes: ReadonlyMap<string, Record<Language, Text>> = new Map([
  [
    'confirmed',
    {
      ru: ['Регистрация подтверждена', 'Теперь вы можете войти.'],
      en: ['Your registration is confirmed', 'You can log in now.'],
    },
  ],
  [
    'account.already_active',
    {
      ru: ['Учётная запись уже работает', 'Подтверждать больше ничего не нужно: вы можете войти.'],
      en: ['Your account is already active', 'There is nothing left to confirm: you can log in.'],
    },
  ],
  [
    'account.activation_rejected',
    {
      ru: [
        'Ссылка не подошла',
        'Возможно, она устарела или скопирована не полностью, или есть письмо новее. Откройте ссылку из последнего письма или зарегистрируйтесь ещё раз.',
      ],
      en: [
        'This link does not work',
        'It may have expired, may not have been copied whole, or there is a newer mail. Open the link in the newest mail, or register again.',
      ],
    },
  ],
  [
    'throttle.network_limit',
    {
      ru: ['Слишком много попыток', 'Подождите немного и откройте ссылку из письма ещё раз.'],
      en: ['Too many attempts', 'Wait a little, then open the link in the mail again.'],
    },
  ],
]);

export interface RegistrationForm {
  readonly userId: string;
  readonly code: string;
  readonly email: string;
  readonly byThisBrowser: boolean;
  /** What was wrong with the passwords that were sent. */
  readonly faults: FieldSentences;
}

export function registrationForm(shown: RegistrationForm, language: Language): Page {
  const { title, account, here, confirm, elsewhere, notYou } = form[language];
  const fields = `<input type="hidden" name="user_id" value="${escapeHtml(shown.userId)}">
<input type="hidden" name="activation_code" value="${escapeHtml(shown.code)}">`;
  const content = `<p>${escapeHtml(account)}: <strong>${escapeHtml(shown.email)}</strong></p>
<p>${escapeHtml(shown.byThisBrowser ? here : elsewhere)}</p>
${
  shown.byThisBrowser
    ? `<form method="post" action="?">
${fields}
<p><button>${escapeHtml(confirm)}</button></p>
</form>`
    : passwordForms(shown, fields, form[language])
}
<p><small>${escapeHtml(notYou)}</small></p>`;
  return { language, title, content, sends: true };
}

/** Two forms: each asks for one thing and has one button. */
function passwordForms({ email, faults }: RegistrationForm, fields: string, texts: FormTexts): string {
  const section = (heading: string, field: string, label: string, autocomplete: string, button: string) => {
    const found = faults[field];
    const sentences = !Array.isArray(found) ? [] : field === 'password' ? [texts.wrong] : found;
    // Without a name it is not sent: it tells a password manager whose password this is.
    return `<form method="post" action="?">
<h2>${escapeHtml(heading)}</h2>
${sentences.map((sentence) => `<p role="alert">${escapeHtml(sentence)}</p>`).join('\n')}
${fields}
<input type="email" value="${escapeHtml(email)}" autocomplete="username" readonly hidden>
<p><label>${escapeHtml(label)}<br>
<input type="password" name="${field}" autocomplete="${autocomplete}" required></label></p>
<p><button>${escapeHtml(button)}</button></p>
</form>`;
  };
  const { known, password, confirm, chosen, newPassword, save } = texts;
  return [
    section(known, 'password', password, 'current-password', confirm),
    section(chosen, 'new_password', newPassword, 'new-password', save),
  ].join('\n');
}

/** @param outcome `confirmed`, or the code of an error; undefined for one that the page has no words for */
export function registrationOutcome(outcome: string, language: Language): Page | undefined {
  const found = outcomes.get(outcome);
  if (!found) return undefined;
  const [title, explanation] = found[language];
  return { language, title, content: `<p>${escapeHtml(explanation)}</p>` };
}
