/** The languages mail is written in. */
import type { Language } from '#mail-queue';

const languages: readonly Language[] = ['ru', 'en'];

/**
 * The first of our languages an `Accept-Language` header asks for (RFC 9110, 12.5.4); Russian where it asks for none.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').slice(0, 200).split(',').map(weigh);
  ranges.sort((one, other) => other.weight - one.weight);
  for (const { tag, weight } of ranges) {
    const language = languages.find((known) => tag === known || tag.startsWith(`${known}-`));
    if (language && weight > 0) return language;
  }
  return 'ru';
}

function weigh(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { tag, weight: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
