/** The page with the QR code of a new authenticator app, and the page with recovery codes. */
import type { Language, Translated } from '#errors';
import { renderSVG } from 'uqr';
import { type ShownForm, shownForm, summaryOf } from '../page/form.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { readTemplate } from '../page/template.js';

const texts = {
  ru: {
    section: 'Безопасность',
    heading: 'Добавьте приложение для кодов',
    scan: 'Откройте приложение, например Яндекс Ключ или Google Authenticator, и наведите камеру на этот код.',
    alt: 'QR-код для приложения',
    typed: 'Не получается? Введите в приложении этот ключ:',
    copy: 'Скопировать ключ',
    code: 'Код из приложения',
    hint: 'Шесть цифр, которые показывает приложение.',
    confirm: 'Добавить',
    codesHeading: 'Резервные коды',
    codesText:
      'Сохраните эти коды: с ними вы войдёте, если потеряете телефон. Каждый подходит один раз. Больше мы их не покажем.',
    copyCodes: 'Скопировать',
    print: 'Напечатать',
    download: 'Скачать',
    saved: 'Коды сохранены',
  },
  en: {
    section: 'Security',
    heading: 'Add an authenticator app',
    scan: 'Open the app, for example Google Authenticator or Aegis, and point the camera at this code.',
    alt: 'QR code for the app',
    typed: 'Does it not work? Type this key into the app:',
    copy: 'Copy the key',
    code: 'Code from the app',
    hint: 'The six digits that the app shows.',
    confirm: 'Add the app',
    codesHeading: 'Recovery codes',
    codesText:
      'Save these codes: with them you log in when you have lost your phone. Each works once. We do not show them again.',
    copyCodes: 'Copy',
    print: 'Print',
    download: 'Download',
    saved: 'I have saved the codes',
  },
} satisfies Translated<unknown>;

export interface OfferedApp {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://`. */
  readonly uri: string;
  readonly refusal?: FormRefusal;
}

const renderApp = readTemplate<{
  readonly texts: (typeof texts)['en'];
  readonly picture: string;
  readonly secret: string;
  readonly grouped: string;
  readonly problem: string;
  readonly form: ShownForm;
}>(new URL('./authenticator-app.hbs', import.meta.url));

export function authenticatorPage({ secret, uri, refusal }: OfferedApp, language: Language): HtmlPage {
  const words = texts[language];
  const svg = renderSVG(uri, { border: 1 });
  const form = shownForm(
    {
      action: '/account/security/authenticator/confirm',
      hidden: { secret, uri },
      fields: [
        {
          name: 'code',
          label: words.code,
          hint: words.hint,
          autocomplete: 'one-time-code',
          inputMode: 'numeric',
          isCode: true,
        },
      ],
      button: words.confirm,
    },
    refusal?.errors,
  );
  const content = renderApp({
    texts: words,
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    secret,
    grouped: secret.replaceAll(/(.{4})(?=.)/g, '$1 '),
    problem: summaryOf(refusal?.problem ?? '', refusal?.errors, language),
    form,
  });
  return { language, title: words.section, content, section: 'security' };
}

const renderCodes = readTemplate<{
  readonly texts: (typeof texts)['en'];
  readonly codes: readonly string[];
  readonly all: string;
  readonly file: string;
}>(new URL('./recovery-codes.hbs', import.meta.url));

export function recoveryCodesPage(codes: readonly string[], language: Language): HtmlPage {
  const words = texts[language];
  const all = codes.join('\n');
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${all}\n`)}`;
  const content = renderCodes({ texts: words, codes, all, file });
  return { language, title: words.section, content, section: 'security' };
}
