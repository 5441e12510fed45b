/** The words of the frame around every page. */
import type { Translated } from '#errors';
import type { AccountSection } from './page.js';

export interface PageTexts {
  readonly skip: string;
  /** The summary above a form whose fields have faults. */
  readonly checkFields: string;
  readonly show: string;
  readonly hide: string;
  readonly copied: string;
  readonly passkeyCancelled: string;
  readonly passkeyKnown: string;
  readonly passkeyFailed: string;
  readonly account: string;
  readonly logOut: string;
  readonly support: string;
  readonly terms: string;
  readonly privacy: string;
  /** The language that the switch offers. */
  readonly other: string;
  readonly otherLanguage: string;
  readonly sections: Readonly<Record<AccountSection, string>>;
}

export const pageTexts: Translated<PageTexts> = {
  ru: {
    skip: 'К содержанию',
    checkFields: 'Проверьте отмеченные поля.',
    show: 'Показать пароль',
    hide: 'Скрыть пароль',
    copied: 'Скопировано',
    passkeyCancelled: 'Браузер не получил ключ доступа. Попробуйте ещё раз или выберите другой способ.',
    passkeyKnown: 'На этом устройстве уже есть ключ доступа к вашей учётной записи.',
    passkeyFailed: 'С ключом доступа не получилось. Обновите страницу и попробуйте ещё раз.',
    account: 'Учётная запись',
    logOut: 'Выйти',
    support: 'Помощь',
    terms: 'Условия использования',
    privacy: 'Обработка данных',
    other: 'en',
    otherLanguage: 'English',
    sections: {
      profile: 'Профиль',
      people: 'Люди',
      security: 'Безопасность',
      sessions: 'Сеансы',
      history: 'История',
      privacy: 'Мои данные',
    },
  },
  en: {
    skip: 'Skip to content',
    checkFields: 'Some fields need another look.',
    show: 'Show password',
    hide: 'Hide password',
    copied: 'Copied',
    passkeyCancelled: 'The browser got no passkey. Try again, or choose another way.',
    passkeyKnown: 'This device has a passkey for your account already.',
    passkeyFailed: 'The passkey did not work. Reload the page and try again.',
    account: 'Account',
    logOut: 'Log out',
    support: 'Help',
    terms: 'Terms',
    privacy: 'Privacy',
    other: 'ru',
    otherLanguage: 'Русский',
    sections: {
      profile: 'Profile',
      people: 'People',
      security: 'Security',
      sessions: 'Sessions',
      history: 'History',
      privacy: 'My data',
    },
  },
};
