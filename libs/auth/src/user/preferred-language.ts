/** Chooses the language of pages, mails and errors. */
import { type Language, languages } from '#errors';

/**
 * @param fallback used if the header is missing or names no supported language
 * @returns the supported language with the greatest weight in an `Accept-Language` header (RFC 9110, 12.5.4)
 */
export function preferredLanguage(acceptLanguage: string | undefined, fallback: Language): Language {
  const ranges = (acceptLanguage ?? '').slice(0, 200).split(',').map(weigh);
  ranges.sort((one, other) => other.weight - one.weight);
  for (const { tag, weight } of ranges) {
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language && weight > 0) return language;
  }
  return fallback;
}

function weigh(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { tag, weight: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
