/** Rules for what is kept of an account beside its profile. */
import { described, type Rule } from '../body/field-rules.js';
import { oneOf } from '../body/text.js';

const each = (most: number, rule: Rule): Rule =>
  described({ type: 'array', items: rule.schema as object, maxItems: most }, (value) => {
    if (!Array.isArray(value)) return 'Expected a list.';
    if (value.length > most) return `Ensure this field has no more than ${most} items.`;
    return value.map(rule).find((fault) => fault !== undefined);
  });

const matching = (pattern: RegExp, sentence: string): Rule =>
  described({ type: 'string', pattern: pattern.source }, (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : sentence,
  );

/** Pasted numbers have blanks that do not break and typographic hyphens. */
export const plainPhone = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu, '-');

/** As people write them, with blanks, brackets and dashes. */
const plain = matching(
  /^\+?\(?[0-9][0-9 ()-]{3,28}[0-9]$/,
  'Enter a phone number, such as +7 921 123-45-67.',
);

const phone = described(plain.schema ?? {}, (value) =>
  plain(typeof value === 'string' ? plainPhone(value) : value),
);

export const phones = each(10, phone);
export const accountNumber = matching(/^[0-9]{13}$/, 'Enter 13 digits.');
export const oldNumbers = each(100, accountNumber);
/** Of a company, or of a person. */
export const inn = matching(/^([0-9]{10}|[0-9]{12})$/, 'Enter 10 or 12 digits.');
export const language = oneOf('ru', 'en');
