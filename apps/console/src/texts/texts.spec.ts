/** Both languages have the same texts with the same values in them, and all plural forms of the language. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Texts = { readonly [name: string]: string | Texts };

const folder = (language: string) => new URL(`./${language}/`, import.meta.url);
const parts = readdirSync(folder('en'));

const read = (language: string, part: string) =>
  JSON.parse(readFileSync(new URL(part, folder(language)), 'utf8')) as Texts;

/** @returns each text by its dotted name */
function flat(texts: Texts, prefix = ''): [name: string, text: string][] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[prefix + name, text]] : flat(text, `${prefix}${name}.`),
  );
}

const plural = /_(zero|one|two|few|many|other)$/;
const valuesIn = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([value]) => value).toSorted();

/** @returns the plural forms of each text that has some */
function formsOf(texts: Texts): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const [name] of flat(texts)) {
    const form = plural.exec(name)?.[1];
    if (form === undefined) continue;
    const stem = name.replace(plural, '');
    forms.set(stem, [...(forms.get(stem) ?? []), form]);
  }
  return forms;
}

it('has the same parts in both languages', () => {
  expect(readdirSync(folder('ru'))).toEqual(parts);
});

describe.each(parts)('%s', (part) => {
  it('has the same texts in both languages, with the same values in them', () => {
    const described = (language: string) =>
      new Map(flat(read(language, part)).map(([name, text]) => [name.replace(plural, ''), valuesIn(text)]));
    expect(described('ru')).toEqual(described('en'));
  });

  it.each(['en', 'ru'])('has every plural form in %s', (language) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const forms = [...formsOf(read(language, part))].map(([name, found]) => [name, found.toSorted()]);
    expect(forms).toEqual(forms.map(([name]) => [name, wanted]));
  });
});
