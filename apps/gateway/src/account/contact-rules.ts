/** Rules for what is kept of an account beside its profile. */
import {
  type ContactNumber,
  contactNumberFault,
  contactPatterns,
  mostOldNumbers,
  mostPhones,
  plainPhone,
} from '#auth/core';
import { described, type Rule } from '../body/field-rules.js';
import { oneOf } from '../body/text.js';

const each = (most: number, rule: Rule): Rule =>
  described({ type: 'array', items: rule.schema as object, maxItems: most }, (value) => {
    if (!Array.isArray(value)) return 'Expected a list.';
    if (value.length > most) return `Ensure this field has no more than ${most} items.`;
    return value.map(rule).find((fault) => fault !== undefined);
  });

const number = (kind: ContactNumber, plain: (text: string) => string = (text) => text): Rule =>
  described({ type: 'string', pattern: contactPatterns[kind].source }, (value) =>
    contactNumberFault(kind, typeof value === 'string' ? plain(value) : ''),
  );

export const phones = each(mostPhones, number('phone', plainPhone));
export const accountNumber = number('accountNumber');
export const oldNumbers = each(mostOldNumbers, accountNumber);
export const inn = number('inn');
export const language = oneOf('ru', 'en');
