/** How a search finds accounts: by words of emails and names, or by digits of phone numbers. */
import { containsWords } from '#paging';
import type { Parameter } from '#database';

/** The digits of all phones of an account, one phone between two quotes. Equal to the expression of `users_phones_search_idx`. */
export const phoneDigits = `regexp_replace(u.phones::text, '[^0-9"]', '', 'g')`;

/** A trigram index needs as many. */
const fewestDigits = 3;

/**
 * @returns the digits to look for, without the 8 or 7 that begins Russian numbers, which people write in either way;
 * undefined for a search that is no part of a phone number
 */
export function digitsOfPhone(search: string): string | undefined {
  if (!/^[\d\s()+-]+$/.test(search)) return undefined;
  const digits = search.replaceAll(/\D/g, '');
  const local = digits.replace(/^[78]/, '');
  if (local.length >= fewestDigits) return local;
  return digits.length >= fewestDigits ? digits : undefined;
}

/** @returns the condition that the text of an account has what is searched; undefined without a search */
export function fits(search: string | undefined, text: string, parameter: Parameter): string | undefined {
  if (search === undefined) return undefined;
  if (text !== phoneDigits) return containsWords(text, search, parameter);
  return `${text} LIKE ${parameter(`%${digitsOfPhone(search) ?? ''}%`)}`;
}
