/** Normalises a house's postal address, and selects the fields that the audit log records. */
import type { House } from '../house.entity.js';
import { normalLine } from '#text';

export interface Address {
  readonly zipCode?: string | undefined;
  readonly city: string;
  readonly street: string;
  readonly number: string;
  readonly letter?: string | undefined;
}

/** The fields of a house that the audit log records. */
export function recorded({ zipCode, city, street, number, letter, groupId }: Omit<House, 'group'>): object {
  return { zip_code: zipCode, city, street, number, letter, group_id: groupId };
}

export function normalAddress<Given extends Partial<Address>>(address: Given): Given {
  const lines = Object.entries(address).map(([name, line]) => [name, line && normalLine(line as string)]);
  return Object.fromEntries(lines) as Given;
}
