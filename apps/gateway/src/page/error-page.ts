/** Errors as pages, for clients that prefer HTML. */
import { type CodedError, type Language, problemOf, type Translated } from '#errors';
import { explanationPage, type HtmlPage } from './page.js';

const titles: Readonly<Record<number, Translated<string>>> = {
  400: { en: 'This request does not work', ru: 'Запрос не подошёл' },
  401: { en: 'Log in to continue', ru: 'Войдите, чтобы продолжить' },
  403: { en: 'You cannot open this', ru: 'Сюда нельзя' },
  404: { en: 'There is no such page', ru: 'Такой страницы нет' },
  409: { en: 'Something has changed meanwhile', ru: 'За это время что-то изменилось' },
  429: { en: 'Too many attempts', ru: 'Слишком много попыток' },
  500: { en: 'Something went wrong', ru: 'Что-то пошло не так' },
  503: { en: 'The service is not available', ru: 'Сервис временно недоступен' },
};

const sentences: Readonly<Record<number, Translated<string>>> = {
  404: {
    en: 'The address may be mistyped, or the page has moved.',
    ru: 'Возможно, в адресе опечатка или страница переехала.',
  },
  500: {
    en: 'It is our fault, not yours. Try again in a few minutes.',
    ru: 'Это наша ошибка, вы ни при чём. Попробуйте ещё раз через несколько минут.',
  },
  503: { en: 'Try again in a few minutes.', ru: 'Попробуйте ещё раз через несколько минут.' },
};

const formExpired: Translated<readonly [title: string, text: string, again: string]> = {
  en: [
    'This page was open for too long',
    'Your session has changed since you opened it. Nothing was done. Open the page again and repeat the step.',
    'Open the page again',
  ],
  ru: [
    'Страница была открыта слишком долго',
    'С тех пор ваш сеанс изменился. Ничего не произошло. Откройте страницу заново и повторите действие.',
    'Открыть заново',
  ],
};

const home: Translated<string> = { en: 'Go to the start page', ru: 'На главную' };

/**
 * @param homeUrl where the button leads
 * @param address of the page itself, to open it again
 */
export function errorPage(error: CodedError, language: Language, homeUrl: string, address: string): HtmlPage {
  if (error.code === 'session.csrf_missing' || error.code === 'session.csrf_incorrect') {
    const [title, text, label] = formExpired[language];
    return explanationPage(title, { text, tone: 'danger', next: { path: address, label } }, language);
  }
  const { httpStatus } = error;
  const title = (titles[httpStatus] ?? titles[httpStatus >= 500 ? 500 : 400]!)[language];
  const sentence = sentences[httpStatus]?.[language] ?? problemOf(error, language).title;
  const text = [sentence, waitSentence(error.retryAfter, language)].filter(Boolean).join(' ');
  return explanationPage(
    title,
    { text, tone: 'danger', next: { path: homeUrl, label: home[language] } },
    language,
  );
}

/** `Try again in 5 minutes.`; empty without a wait. @param seconds of `Retry-After` */
export function waitSentence(seconds: number | undefined, language: Language): string {
  if (seconds === undefined) return '';
  const [unit, amount] = unitOf(seconds);
  const wait = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
  return language === 'ru' ? `Попробуйте снова через ${wait}.` : `Try again in ${wait}.`;
}

function unitOf(seconds: number): ['second' | 'minute' | 'hour', number] {
  if (seconds < 60) return ['second', seconds];
  return seconds < 5400 ? ['minute', Math.ceil(seconds / 60)] : ['hour', Math.ceil(seconds / 3600)];
}
