/** The language for a person who reads a page, a mail or an error. */
import { type Language, languages } from '#errors';

/**
 * @param fallback where the header is missing or names neither of the languages
 * @returns the one of our languages with the greatest weight in an `Accept-Language` header (RFC 9110, 12.5.4)
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
