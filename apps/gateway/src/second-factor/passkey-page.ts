/** The pages on which people add, rename and remove a passkey. */
import type { CreationOptions } from '#auth/second-factor';
import type { Language, Translated } from '#errors';
import { passkeyForm } from '../page/passkey-form.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage } from '../page/panel.js';
import { currentPassword } from './security-page.js';

const texts = {
  ru: {
    title: 'Безопасность',
    add: 'Добавить ключ доступа',
    createText: 'Дайте ключу имя, по которому вы его узнаете, и следуйте подсказкам браузера.',
    name: 'Имя ключа',
    nameHint: 'Например, «Телефон» или «Рабочий ноутбук».',
    create: 'Создать ключ доступа',
    rename: 'Имя ключа',
    save: 'Сохранить',
    removeTitle: 'Удаление ключа доступа',
    removeText: (name: string) =>
      `Войти с ключом «${name}» больше не получится. Остальные сеансы завершатся.`,
    remove: 'Удалить ключ доступа',
  },
  en: {
    title: 'Security',
    add: 'Add a passkey',
    createText: 'Give the passkey a name by which you recognise it, and follow your browser.',
    name: 'Name of the passkey',
    nameHint: 'For example “Phone” or “Laptop at work”.',
    create: 'Create the passkey',
    rename: 'Name of the passkey',
    save: 'Save',
    removeTitle: 'Remove the passkey',
    removeText: (name: string) => `You can no longer log in with “${name}”. Your other sessions end.`,
    remove: 'Remove the passkey',
  },
} satisfies Translated<unknown>;

/** `RegisterPasskeyDto` and `RenamePasskeyDto`. */
const longestName = 60;

/** Has the browser create the passkey. @param name suggested, such as the browser's */
export function createPasskeyPage(options: CreationOptions, name: string, language: Language): HtmlPage {
  const words = texts[language];
  const form = passkeyForm(
    {
      action: '/account/security/passkeys/register',
      fields: [
        {
          name: 'name',
          label: words.name,
          hint: words.nameHint,
          value: name.slice(0, longestName),
          maxLength: longestName,
          autocomplete: 'off',
        },
      ],
      button: words.create,
    },
    { create: options },
    language,
  );
  return accountPage(
    {
      title: words.title,
      section: 'security',
      panels: [{ heading: words.add, text: words.createText, form }],
    },
    language,
  );
}

export interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly refusal?: FormRefusal | undefined;
  /** The form that was refused. */
  readonly refused?: 'rename' | 'remove' | undefined;
}

export function passkeyPage(
  { id, name, email, refusal, refused }: ShownPasskey,
  language: Language,
): HtmlPage {
  const words = texts[language];
  const path = `/account/security/passkeys/${id}`;
  const rename = {
    action: path,
    fields: [{ name: 'name', label: words.rename, value: name, maxLength: longestName, autocomplete: 'off' }],
    button: words.save,
  };
  const remove = {
    action: `${path}/remove`,
    id: 'remove-',
    username: email,
    fields: [currentPassword(language)],
    button: words.remove,
    tone: 'danger',
  } as const;
  const errorsOf = (form: ShownPasskey['refused']) => (refused === form ? refusal?.errors : undefined);
  return accountPage(
    {
      title: words.title,
      section: 'security',
      problem: refusal?.problem,
      panels: [
        { heading: name, form: rename, errors: errorsOf('rename') },
        {
          heading: words.removeTitle,
          text: words.removeText(name),
          form: remove,
          errors: errorsOf('remove'),
          isDangerous: true,
        },
      ],
    },
    language,
  );
}
