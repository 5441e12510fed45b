/** What a person sees who opens the link in the mail. */
import type { Language } from '#mail-queue';
import { escapeHtml, type Page } from '../page/page.js';

type Text = readonly [title: string, explanation: string];

const activated: Record<Language, Text> = {
  ru: ['Учётная запись активирована', 'Теперь вы можете войти.'],
  en: ['Your account is active', 'You can log in now.'],
};

const alreadyActive: Record<Language, Text> = {
  ru: ['Учётная запись уже активна', 'Эту ссылку открывать больше не нужно: вы можете войти.'],
  en: ['Your account is already active', 'There is no need to open this link again: you can log in.'],
};

const rejected: Record<Language, Text> = {
  ru: [
    'Ссылка не подошла',
    'Возможно, она устарела или скопирована не полностью. Откройте её прямо из письма ещё раз.',
  ],
  en: [
    'This link does not work',
    'It may have expired, or may not have been copied whole. Open it from the mail once more.',
  ],
};

const texts = new Map([
  ['activated', activated],
  ['account.already_active', alreadyActive],
]);

/** @param outcome `activated`, or the code of the error that stood in the way */
export function activationPage(outcome: string, language: Language): Page {
  const [title, explanation] = (texts.get(outcome) ?? rejected)[language];
  return { language, title, content: `<p>${escapeHtml(explanation)}</p>` };
}
