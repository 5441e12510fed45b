/** Every mail exists in every language, as text and HTML. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjects } from '../../libs/mail-queue/src/rendering/subjects.js';
import { root } from '../support/test-run/folders.js';

describe('the mail templates', () => {
  it('exist for each mail in Russian and English, both parts, besides the layout and the button', () => {
    const expected = Object.keys(subjects).flatMap((mail) =>
      ['en', 'ru'].flatMap((language) => ['html', 'text'].map((part) => `${mail}.${language}.${part}.hbs`)),
    );
    expected.push('layout.html.hbs', 'layout.text.hbs', 'button.html.hbs');
    const files = readdirSync(join(root, 'libs/mail-queue/src/templates'));
    expect(files.toSorted()).toEqual(expected.toSorted());
  });

  it('have a subject in each language', () => {
    const languages = Object.values(subjects).map((bySubject) => Object.keys(bySubject).toSorted());
    expect(languages.flat()).toEqual(languages.flatMap(() => ['en', 'ru']));
  });
});
