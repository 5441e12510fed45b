/** The columns of a file of houses, and what a row of it says. */
import { createHash } from 'node:crypto';
import { fault, type FieldErrors, type FieldFault, invalidFields } from '#errors';
import { lineFault, nameFault, normalLine } from '#text';
import type { ColumnNames } from '#csv';
import { longest } from '../longest.js';

export const houseColumns: ColumnNames = {
  group: ['House group', 'Группа', 'Группа домов', 'Участок'],
  zip_code: ['Zip', 'Postal code', 'Индекс', 'Почтовый индекс'],
  city: ['Город', 'Населённый пункт'],
  street: ['Улица'],
  house: ['House number', 'Дом', 'Номер дома'],
  letter: ['Литера', 'Корпус'],
  area: ['Flat', 'Apartment', 'Квартира', 'Помещение', 'Номер квартиры'],
};

export const requiredHouseColumns = ['group', 'city', 'street', 'house'] as const;

export interface HousingOfRow {
  readonly group: string;
  readonly zipCode: string;
  readonly city: string;
  readonly street: string;
  readonly number: string;
  readonly letter: string;
  /** Undefined for a row about a house without its areas. */
  readonly area: string | undefined;
}

type Rule = (text: string, max: number) => FieldFault | undefined;

const rules: Readonly<Record<string, readonly [Rule, number]>> = {
  group: [nameFault, longest.houseGroup],
  zip_code: [lineFault, longest.zipCode],
  city: [nameFault, longest.city],
  street: [nameFault, longest.street],
  house: [nameFault, longest.house],
  letter: [lineFault, longest.letter],
  area: [nameFault, longest.area],
};

/** @throws CodedError `request.invalid_fields` under the names of the columns */
export function housingOfRow(fields: Readonly<Record<string, string>>): HousingOfRow {
  const missing = requiredHouseColumns.filter((field) => fields[field] === undefined);
  const errors: FieldErrors = Object.fromEntries([
    ...missing.map((field) => [field, [fault('required')]]),
    ...Object.entries(fields).flatMap(([field, text]) => {
      const [rule, max] = rules[field]!;
      const found = rule(text, max);
      return found ? [[field, [found]]] : [];
    }),
  ]);
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  const { group, zip_code: zipCode = '', city, street, house, letter = '', area } = fields;
  return { group: group!, zipCode, city: city!, street: street!, number: house!, letter, area };
}

/** Equal for rows about the same house and area, whatever their group. Hashed, because an address can be long. */
export function houseKey(fields: Readonly<Record<string, string>>): string | null {
  const { city, street, house, letter = '', area = '' } = fields;
  if (!city || !street || !house) return null;
  const parts = [city, street, `${house}${letter}`.replaceAll(' ', ''), area];
  const same = JSON.stringify(parts.map((part) => normalLine(part).toLowerCase().replaceAll('ё', 'е')));
  return createHash('sha256').update(same).digest('base64url');
}
