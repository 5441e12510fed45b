/** The fields of an account and its profile in forms for administrators. The names are those of `changesFromText`. */
import { type AccountDetails, profileLimits } from '#auth/account';
import type { FieldSentences, Language } from '#errors';
import { AccountDto } from '../account/account.dto.js';
import type { FieldDescription } from '../page/form.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import { namesOf, type PersonField, type ProfileType } from './field-names.js';
import { fieldWords } from './field-words.js';

const required: ReadonlySet<PersonField> = new Set([
  'last_name',
  'first_name',
  'birth_date',
  'sex',
  'name',
  'language',
]);
const lists: ReadonlySet<PersonField> = new Set(['phones', 'old_numbers', 'rooms']);
const long: ReadonlySet<PersonField> = new Set(['comment', 'bank_details']);

/** The fields of an account as text, as the forms show them. */
export function textsOf(account: AccountDetails): ReadonlyMap<PersonField, string> {
  const { profile, ...own } = AccountDto.from(account);
  const values = { ...own, ...profile } as Readonly<Record<string, unknown>>;
  return new Map(namesOf(account.profileType).map((name) => [name, asText(values[name])]));
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value as string | number);
}

/** What was sent, with line breaks as they are stored: browsers send CR LF. */
const sentText = (sent: FormFields, name: string) => textOf(sent, name).replaceAll('\r\n', '\n');

/** The fields whose text differs from that of the account. An item of a list that contains a comma stays whole so. */
export function changedTexts(account: AccountDetails, sent: FormFields): Map<string, string> {
  const changed = [...textsOf(account)].filter(
    ([name, text]) => name in sent && sentText(sent, name) !== text,
  );
  return new Map(changed.map(([name]) => [name, sentText(sent, name)]));
}

/** The fields of a new account that were filled in. */
export function filledTexts(type: ProfileType, sent: FormFields): Map<string, string> {
  const texts = namesOf(type).map((name) => [name, sentText(sent, name)] as const);
  return new Map(texts.filter(([, text]) => text !== ''));
}

/** Errors of the profile stand beside those of the account, as the fields do. */
export function flatErrors(errors: FieldSentences | undefined): FieldSentences | undefined {
  const profile = errors?.['profile'];
  return profile === undefined || Array.isArray(profile) ? errors : { ...errors, ...profile };
}

export function personFields(
  type: ProfileType | null,
  valueOf: (name: PersonField) => string,
  language: Language,
): FieldDescription[] {
  return namesOf(type).map((name) => describe(name, valueOf(name), language));
}

const limitOf = (name: PersonField): number =>
  (profileLimits as Readonly<Partial<Record<string, number>>>)[name] ?? 0;

function describe(name: PersonField, value: string, language: Language): FieldDescription {
  const words = fieldWords[language];
  const hint = lists.has(name) ? words.listHint : words.hints[name];
  const limit = limitOf(name);
  const options = optionsOf(name, value, language);
  return {
    name,
    label: words.labels[name],
    value,
    // Password managers and address books of the administrator have nothing to say about another person.
    autocomplete: 'off',
    ...(hint !== undefined && { hint }),
    ...(limit > 0 && { maxLength: limit }),
    ...(name === 'birth_date' && { type: 'date' }),
    ...(long.has(name) && { isLong: true }),
    ...(!required.has(name) && { optional: words.optional }),
    ...(options && { options }),
  };
}

function optionsOf(name: PersonField, value: string, language: Language): FieldDescription['options'] {
  const { unchosen, sexes } = fieldWords[language];
  if (name === 'language') return languageOptions;
  if (name !== 'sex') return undefined;
  const known = (['female', 'male'] as const).map((sex) => ({ value: sex, label: sexes[sex] }));
  return value === '' ? [{ value: '', label: unchosen }, ...known] : known;
}

const languageOptions = [
  { value: 'ru', label: 'Русский' },
  { value: 'en', label: 'English' },
];
