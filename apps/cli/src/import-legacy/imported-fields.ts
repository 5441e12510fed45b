/** Fields of old rows in the form they have here, by the rules of HTTP, with a remark on whatever was changed or left out. */
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
  /** What became of the field, after its name. */
  readonly change?: string;
}

/** @param max code points; text that is refused altogether becomes blank */
function importedLine(text: string, max: number): Imported<string> {
  const isAccepted = lineFault(text, max) === undefined;
  const value = isAccepted ? normalLine(text) : cleanedLine(text);
  const fault = text.trim() === '' ? undefined : nameFault(value, max);
  if (fault !== undefined) return { value: '', change: `is left out: ${lineFault(text, max) ?? fault}` };
  if (value === text) return { value };
  return { value, change: isAccepted ? 'is normalised' : 'has lost its control or invisible characters' };
}

type Lines<Field extends string> = Record<Field, string> & { readonly changes: string[] };

/** @param limits code points by field; what was null there is blank here */
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

/** @returns the items that are accepted, as many as an account may have */
function importedList(
  field: string,
  items: readonly string[],
  most: number,
  read: (text: string) => Imported<string>,
): { readonly list: string[]; readonly changes: string[] } {
  const judged = items.filter((item) => item.trim() !== '').map(read);
  const accepted = judged.filter(({ value }) => value !== '');
  const lost = judged.length - Math.min(accepted.length, most);
  return {
    list: accepted.slice(0, most).map(({ value }) => value),
    changes: [
      ...(lost > 0 ? [`${field} has lost ${lost} of ${judged.length} items: they do not fit the rules`] : []),
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

/** Phones, numbers and the comment of a user; the personal account number is judged where it is written. */
export function importedContacts({ phones, old_numbers: numbers, inn, comment }: LegacyRow) {
  const { numbers: given, isUnpacked } = phoneNumbers(phones);
  const phone = importedList('phones', given, mostPhones, (text) => importedNumber('phone', text));
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
      ...(isUnpacked ? ['phones were JSON within text and are unpacked'] : []),
      ...phone.changes,
      ...old.changes,
      ...(plainInn === '' && taxpayer.trim() !== ''
        ? [`inn is left out: ${contactNumberFault('inn', taxpayer)}`]
        : []),
      ...(change === undefined ? [] : [`inn ${change}`]),
      ...(cleaned === note ? [] : ['comment has lost its control characters']),
    ],
  };
}

/** Bank details are text of JSON, or null. */
export function importedBankDetails({ bank_details: json }: LegacyRow) {
  const fault = typeof json === 'string' ? bankDetailsFault(json) : undefined;
  return fault === undefined
    ? { bank_details: json, changes: [] }
    : { bank_details: null, changes: [`bank_details is left out: ${fault}`] };
}
