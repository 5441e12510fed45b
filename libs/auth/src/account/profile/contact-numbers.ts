/** Validates phone numbers, personal account numbers and taxpayer numbers (INN) for HTTP and the import. */
import { fault, type FieldFault } from '#errors';

export const contactPatterns = {
  /** With spaces, brackets and dashes. */
  phone: /^\+?\(?[0-9][0-9 ()-]{3,28}[0-9]$/,
  accountNumber: /^[0-9]{13}$/,
  /** 10 digits for a company, 12 for a person. */
  inn: /^([0-9]{10}|[0-9]{12})$/,
} as const;

const faults = {
  phone: fault('phone_invalid'),
  accountNumber: fault('account_number_invalid'),
  inn: fault('inn_invalid'),
} as const;

export type ContactNumber = keyof typeof contactPatterns;

/** Items of the lists of one account. */
export const mostPhones = 10;
export const mostOldNumbers = 100;

/** Replaces non-breaking spaces and typographic hyphens, which pasted numbers contain. */
export const plainPhone = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu, '-');

/**
 * @returns the fault of a number
 * @param text for phones, as `plainPhone` returns it
 */
export function contactNumberFault(kind: ContactNumber, text: string): FieldFault | undefined {
  return contactPatterns[kind].test(text) ? undefined : faults[kind];
}
