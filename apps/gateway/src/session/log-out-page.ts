/** The words of the page that logs out. */
import type { Language, Translated } from '#errors';
import { formPage } from '../page/form-page.js';
import type { HtmlPage } from '../page/page.js';
import type { ReturnParameter } from '../page/return-addresses.js';

const texts: Translated<Readonly<Record<'title' | 'intro' | 'button' | 'stay', string>>> = {
  ru: {
    title: 'Выйти?',
    intro: 'Чтобы войти снова, понадобится пароль или ключ доступа.',
    button: 'Выйти',
    stay: 'Остаться и открыть учётную запись',
  },
  en: {
    title: 'Log out?',
    intro: 'You will need your password or a passkey to log in again.',
    button: 'Log out',
    stay: 'Stay logged in and open the account',
  },
};

export function logOutPage({ returnTo, formTarget }: ReturnParameter, language: Language): HtmlPage {
  const { title, intro, button, stay } = texts[language];
  const form = { action: '/account/logout', hidden: { return_to: returnTo }, fields: [], button };
  const links = [{ path: '/account/', label: stay }];
  return formPage({ title, intro, form, links, formTarget }, language);
}
