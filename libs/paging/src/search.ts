/** Searches in texts, in SQL. Every text that is searched has a trigram index. */
import { fault, invalidFields } from '#errors';

/** The database decides about each; a search of more words is a mistake. */
const mostWords = 8;

/** @throws CodedError `request.invalid_fields` for a search without a letter or digit */
export function requireSearchable(search: string | undefined, field = 'search'): void {
  if (search !== undefined && lettersIn(search) === 0) {
    throw invalidFields({ [field]: [fault('nothing_to_search')] });
  }
}

/**
 * @param text the expression of a trigram index
 * @param parameter adds a value to the query, and returns its placeholder
 * @returns the condition that the text contains every word of the search, in any order: surnames are often typed first
 */
export function containsWords(text: string, search: string, parameter: (value: string) => string): string {
  const conditions = wordsIn(search).map((word) => {
    const patterns = lettersIn(word) < 3 ? startingWords(word) : [containing(word)];
    return `(${patterns.map((pattern) => `${text} ILIKE ${parameter(pattern)}`).join(' OR ')})`;
  });
  return conditions.length === 0 ? 'FALSE' : conditions.join(' AND ');
}

function wordsIn(search: string): string[] {
  const words = search.split(/\s+/u).filter((word) => lettersIn(word) > 0);
  return words.slice(0, mostWords);
}

/** Text to look for anywhere in a value, for `ILIKE`: `%` and `_` in it stand for themselves. */
export function containing(search: string): string {
  return `%${literal(search)}%`;
}

/** @returns the number of letters and digits; trigram indexes ignore all other characters */
function lettersIn(search: string): number {
  return search.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/**
 * Text to look for at the beginning of a value or of a word in it, for `ILIKE` with either. Less than three letters have
 * no trigram of their own, only together with the space before them.
 */
function startingWords(search: string): string[] {
  return [`${literal(search)}%`, `% ${literal(search)}%`];
}

function literal(search: string): string {
  return search.replace(/[\\%_]/g, '\\$&');
}
