/** The part of the profile page that shows, replaces and removes the picture of the account. */
import { pictureLimit } from '#auth/account';
import type { Language, Translated } from '#errors';
import { pictureField, pictureTypes } from '../avatar/picture-body.js';
import type { FormRefusal } from '../page/page-renderer.js';
import type { Panel, Row } from '../page/panel.js';

interface Texts {
  readonly heading: string;
  readonly text: string;
  readonly yours: string;
  readonly textOfOther: string;
  readonly ofOther: string;
  readonly none: string;
  readonly file: string;
  readonly hint: string;
  readonly upload: string;
  readonly remove: string;
  readonly faults: Readonly<Record<PictureFault, string>>;
}

type PictureFault = 'request.too_large' | 'avatar.type_unsupported' | 'avatar.unreadable';

const mebibytes = pictureLimit / 1024 / 1024;

const texts: Translated<Texts> = {
  ru: {
    heading: 'Фотография',
    text: 'Её видите вы и администраторы.',
    yours: 'Ваша фотография',
    textOfOther: 'Её видят владелец и администраторы.',
    ofOther: 'Фотография есть',
    none: 'Фотографии пока нет',
    file: 'Файл с фотографией',
    hint: `PNG, JPEG или WebP, не больше ${mebibytes} МБ.`,
    upload: 'Сохранить фотографию',
    remove: 'Удалить',
    faults: {
      'request.too_large': `Файл больше ${mebibytes} МБ. Выберите файл поменьше.`,
      'avatar.type_unsupported': 'Это не фотография в формате PNG, JPEG или WebP. Выберите другой файл.',
      'avatar.unreadable': 'Файл повреждён или фотография слишком велика. Выберите другой файл.',
    },
  },
  en: {
    heading: 'Picture',
    text: 'You and administrators see it.',
    yours: 'Your picture',
    textOfOther: 'The owner and administrators see it.',
    ofOther: 'There is a picture',
    none: 'No picture yet',
    file: 'Picture file',
    hint: `PNG, JPEG or WebP, at most ${mebibytes} MB.`,
    upload: 'Save the picture',
    remove: 'Remove',
    faults: {
      'request.too_large': `The file is larger than ${mebibytes} MB. Choose a smaller one.`,
      'avatar.type_unsupported': 'This is not a PNG, JPEG or WebP picture. Choose another file.',
      'avatar.unreadable': 'The file is damaged, or has too many pixels. Choose another file.',
    },
  },
};

const isPictureFault = (code: string): code is PictureFault => Object.hasOwn(texts.en.faults, code);

/** The refusal of an upload, as an error of the field where it has a text. */
export function pictureRefusal(refusal: FormRefusal, language: Language): FormRefusal {
  const { code } = refusal;
  if (!isPictureFault(code)) return refusal;
  return { code, problem: '', errors: { [pictureField]: [texts[language].faults[code]] } };
}

/** @param userId of another account, for administrators */
export function picturePanel(
  hasPicture: boolean,
  refusal: FormRefusal | undefined,
  language: Language,
  userId?: number,
): Panel {
  const words = texts[language];
  const path = userId === undefined ? '/account/picture' : `/account/people/${userId}/picture`;
  const text = userId === undefined ? words.text : words.textOfOther;
  const shown: Row = hasPicture
    ? {
        icon: 'user',
        picture: userId === undefined ? '/api/v1/me/avatar/' : `/api/v1/users/${userId}/avatar/`,
        title: userId === undefined ? words.yours : words.ofOther,
        lines: [text],
        action: { action: `${path}/remove`, fields: [], button: words.remove, tone: 'plain' },
      }
    : { icon: 'user', title: words.none, lines: [text] };
  return {
    heading: words.heading,
    rows: [shown],
    form: {
      action: path,
      fields: [
        {
          name: pictureField,
          label: words.file,
          type: 'file',
          accept: pictureTypes.join(','),
          hint: words.hint,
        },
      ],
      button: words.upload,
      tone: 'plain',
    },
    errors: refusal?.errors,
  };
}
