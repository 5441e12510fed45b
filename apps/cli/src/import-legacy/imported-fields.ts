/** Converts fields of old rows by the rules of the HTTP API, and reports each field that was changed or dropped. */
import {
  bankDetailsFault,
  type ContactNumber,
  contactNumberFault,
  longestRoom,
  mostOldNumbers,
  mostPhones,
  mostRooms,
  plainPhone,
} from '#auth/account';
import { cleanedLine, cleanedMultiline, lineFault, nameFault, normalLine } from '#text';
import type { LegacyRow } from './legacy-source.js';
import { phoneNumbers } from './phone-numbers.js';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const listOf = (value: unknown) => (Array.isArray(value) ? value.map(textOf) : []);

interface Imported<Value> {
  readonly value: Value;
  /** Report text that follows the field name, such as `is normalised`; absent if the value was kept. */
  readonly change?: string;
}

/** @param max code points. Text that stays invalid after cleaning becomes blank. */
function importedLine(text: string, max: number): Imported<string> {
  const isAccepted = lineFault(text, max) === undefined;
  const value = isAccepted ? normalLine(text) : cleanedLine(text);
  const fault = text.trim() === '' ? undefined : nameFault(value, max);
  if (fault !== undefined) return { value: '', change: `is dropped: ${lineFault(text, max) ?? fault}` };
  if (value === text) return { value };
  return { value, change: isAccepted ? 'is normalised' : 'had control or invisible characters removed' };
}

type Lines<Field extends string> = Record<Field, string> & { readonly changes: string[] };

/** @param limits code points by field; null becomes blank */
export function importedLines<Field extends string>(
  row: LegacyRow,
  limits: Readonly<Record<Field, number>>,
): Lines<Field> {
  const changes: string[] = [];
  const lines = Object.entries<number>(limits).map(([field, max]) => {
    const { value, change } = importedLine(textOf(row[field]), max);
    if (change !== undefined) changes.push(`${field} ${change}`);
    return [field, value];
  });
  return { ...(Object.fromEntries(lines) as Record<Field, string>), changes };
}

/** @returns the valid items, at most `max` */
function importedList(
  field: string,
  items: readonly string[],
  max: number,
  read: (text: string) => Imported<string>,
): { readonly list: string[]; readonly changes: string[] } {
  const converted = items.filter((item) => item.trim() !== '').map(read);
  const accepted = converted.filter(({ value }) => value !== '');
  const dropped = converted.length - Math.min(accepted.length, max);
  return {
    list: accepted.slice(0, max).map(({ value }) => value),
    changes: [
      ...(dropped > 0
        ? [
            `${field}: ${dropped} of ${converted.length} items are dropped because they are invalid or too many`,
          ]
        : []),
      ...(accepted.some(({ change }) => change !== undefined) ? [`${field} is normalised`] : []),
    ],
  };
}

function importedNumber(kind: ContactNumber, text: string): Imported<string> {
  const plain = plainPhone(text);
  if (contactNumberFault(kind, plain) !== undefined) return { value: '' };
  return plain === text ? { value: plain } : { value: plain, change: 'is normalised' };
}

export function importedRooms({ rooms }: LegacyRow) {
  const { list, changes } = importedList('rooms', listOf(rooms), mostRooms, (room) =>
    importedLine(room, longestRoom),
  );
  return { rooms: list, changes };
}

/** Phones, numbers and comment of a user. The statement that inserts users checks the personal account number. */
export function importedContacts({ phones, old_numbers: numbers, inn, comment }: LegacyRow) {
  const { numbers: phoneTexts, isDoubleEncoded } = phoneNumbers(phones);
  const phone = importedList('phones', phoneTexts, mostPhones, (text) => importedNumber('phone', text));
  const old = importedList('old_numbers', listOf(numbers), mostOldNumbers, (text) =>
    importedNumber('accountNumber', text),
  );
  const [taxpayer, note] = [textOf(inn), textOf(comment)];
  const { value: plainInn, change } = importedNumber('inn', taxpayer);
  const cleaned = cleanedMultiline(note);
  return {
    phones: phone.list,
    old_numbers: old.list,
    inn: plainInn || null,
    comment: cleaned,
    changes: [
      ...(isDoubleEncoded ? ['phones were double-encoded JSON and are decoded'] : []),
      ...phone.changes,
      ...old.changes,
      ...(plainInn === '' && taxpayer.trim() !== ''
        ? [`inn is dropped: ${contactNumberFault('inn', taxpayer)}`]
        : []),
      ...(change === undefined ? [] : [`inn ${change}`]),
      ...(cleaned === note ? [] : ['comment had control characters removed']),
    ],
  };
}

/** `bank_details` is JSON text or null. */
export function importedBankDetails({ bank_details: json }: LegacyRow) {
  const fault = typeof json === 'string' ? bankDetailsFault(json) : undefined;
  return fault === undefined
    ? { bank_details: json, changes: [] }
    : { bank_details: null, changes: [`bank_details is dropped: ${fault}`] };
}
