/** The refusal of an upload, as sentences at the field of the file. */
import type { Language } from '#errors';
import { columnTitle } from '#organisation';
import type { FormRefusal } from '../page/page-renderer.js';
import { csvForm } from './csv-form.js';
import { importWords } from './import-words.js';

export function uploadRefusal(refusal: FormRefusal, language: Language): FormRefusal {
  const sentences = sentencesOf(refusal, language);
  if (sentences.length === 0) return refusal;
  return { ...refusal, problem: '', errors: { [csvForm.file]: sentences } };
}

function sentencesOf({ code, problem, names = {} }: FormRefusal, language: Language): string[] {
  const words = importWords[language];
  if (code === 'request.too_large') return [words.tooLarge];
  if (!code.startsWith('import.')) return [];
  const listed = (name: string, sentence: (list: string) => string, titleOf = (given: string) => given) =>
    names[name]?.length ? [sentence(names[name].map(titleOf).join(', '))] : [];
  return [
    ...listed('line', words.line),
    problem,
    ...listed('unknown', words.unknownColumns),
    ...listed('repeated', words.repeatedColumns),
    ...listed('missing', words.missingColumns, (field) => columnTitle(field, language)),
  ];
}
