/** The words of the console, in the language of the account. Each part of the console has a file of its own, which is loaded with it. */
import { changeLanguage, use } from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

/** Remembers the language of the last account, for what is shown before the account is read. */
const remembered = 'gatehouse.console.language';

export function languageBeforeLogin(): Language {
  const wanted = localStorage.getItem(remembered) ?? navigator.language.slice(0, 2);
  return wanted === 'ru' ? 'ru' : 'en';
}

export async function startTexts(language: Language): Promise<void> {
  document.documentElement.lang = language;
  await use(initReactI18next)
    .use(resourcesToBackend((of: string, part: string) => import(`./${of}/${part}.json`)))
    .init({
      lng: language,
      fallbackLng: false,
      ns: ['shell'],
      defaultNS: 'shell',
      // React escapes what it renders.
      interpolation: { escapeValue: false },
    });
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  document.documentElement.lang = language;
  await changeLanguage(language);
}
