/** The start page of a development installation: what there is to look at, and what to do next. */
import type { Language, Translated } from '#errors';
import type { HtmlPage } from './page.js';
import { readTemplate } from './template.js';

interface Place {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly commands: string;
  readonly places: readonly Place[];
}

const texts: Translated<Texts> = {
  en: {
    title: 'Gatehouse is running',
    intro:
      'This page exists in development only. Register an account, confirm it from the mailbox, and log in.',
    commands: 'Commands',
    places: [
      {
        path: '/account/register',
        name: 'Register',
        text: 'Create an account as a tenant, a worker or a company.',
      },
      {
        path: '/dev/mail',
        name: 'Mailbox',
        text: 'Mails that would have been sent, and templates of all mails.',
      },
      { path: '/account/', name: 'My account', text: 'Profile, password, second factor, sessions.' },
      { path: '/api/v1/docs', name: 'API', text: 'Every route, to read and to try.' },
    ],
  },
  ru: {
    title: 'Gatehouse работает',
    intro:
      'Эта страница есть только в режиме разработки. Зарегистрируйтесь, подтвердите регистрацию письмом из ящика и войдите.',
    commands: 'Команды',
    places: [
      {
        path: '/account/register',
        name: 'Регистрация',
        text: 'Учётная запись жильца, работника или компании.',
      },
      {
        path: '/dev/mail',
        name: 'Почтовый ящик',
        text: 'Письма, которые были бы отправлены, и шаблоны всех писем.',
      },
      { path: '/account/', name: 'Моя учётная запись', text: 'Профиль, пароль, второй фактор, сеансы.' },
      { path: '/api/v1/docs', name: 'API', text: 'Все запросы: прочитать и попробовать.' },
    ],
  },
};

const commands: Translated<readonly { readonly line: string; readonly text: string }[]> = {
  en: [
    { line: 'npm run cli -- createsuperuser', text: 'creates an administrator' },
    { line: 'npm run cli -- seed', text: 'adds permissions and example data' },
    { line: 'npm run cli -- --help', text: 'lists all commands' },
  ],
  ru: [
    { line: 'npm run cli -- createsuperuser', text: 'создаёт администратора' },
    { line: 'npm run cli -- seed', text: 'добавляет права и данные для примера' },
    { line: 'npm run cli -- --help', text: 'перечисляет все команды' },
  ],
};

const render = readTemplate<Texts & { readonly lines: (typeof commands)[Language] }>(
  new URL('./start-page.hbs', import.meta.url),
);

export function startPage(language: Language): HtmlPage {
  const shown = texts[language];
  const content = render({ ...shown, lines: commands[language] });
  return { language, title: shown.title, content, isWide: true };
}
