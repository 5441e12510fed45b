/** What the search shows: screens of the navigation, and what the API found, each with the screen it opens. */
import type { LinkProps } from '@tanstack/react-router';
import { Building2, House, type LucideIcon, ShieldCheck, User, Users } from 'lucide-react';
import type { Schemas } from '../api/client.js';
import type { Caller } from '../api/caller.js';

export type GroupName = 'screens' | 'people' | 'companies' | 'departments' | 'houses' | 'permissions';

export interface FoundItem {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly Icon: LucideIcon;
  readonly link: Pick<LinkProps, 'to' | 'params' | 'search'>;
}

export interface FoundGroup {
  readonly name: GroupName;
  readonly items: readonly FoundItem[];
}

type Found = Schemas['FoundDto'];

/** @returns the groups that have items */
export function groupsOf(found: Found, caller: Caller): FoundGroup[] {
  const groups: FoundGroup[] = [
    { name: 'people', items: found.people.map((person) => itemOfPerson(person, caller)) },
    { name: 'companies', items: found.companies.map(itemOfCompany) },
    { name: 'departments', items: found.departments.map(itemOfDepartment) },
    { name: 'houses', items: found.houses.map(itemOfHouse) },
    { name: 'permissions', items: found.permissions.map(itemOfPermission) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** A company has no screen of a person: it comes to its list of people. */
function itemOfPerson(
  { user_id, name, email }: Found['people'][number],
  { account, isStaff }: Caller,
): FoundItem {
  const companyId = String(account.user_id);
  return {
    key: `person ${user_id}`,
    label: name || (email ?? ''),
    ...(name && email && { detail: email }),
    Icon: User,
    link: isStaff
      ? { to: '/people/$userId', params: { userId: user_id } }
      : { to: '/companies/$companyId/members', params: { companyId }, search: { search: name } },
  };
}

const itemOfCompany = ({ user_id, name, email }: Found['companies'][number]): FoundItem => ({
  key: `company ${user_id}`,
  label: name,
  ...(email && { detail: email }),
  Icon: Building2,
  link: { to: '/companies/$companyId', params: { companyId: String(user_id) } },
});

const itemOfDepartment = ({ id, name }: Found['departments'][number]): FoundItem => ({
  key: `department ${id}`,
  label: name,
  Icon: Users,
  link: { to: '/departments/$departmentId', params: { departmentId: id } },
});

const itemOfHouse = ({ id, street, number, letter, city, zip_code }: Found['houses'][number]): FoundItem => ({
  key: `house ${id}`,
  label: `${street} ${number}${letter}`,
  detail: [zip_code, city].filter(Boolean).join(' '),
  Icon: House,
  link: { to: '/houses/$houseId', params: { houseId: id } },
});

const itemOfPermission = (name: string): FoundItem => ({
  key: `permission ${name}`,
  label: name,
  Icon: ShieldCheck,
  link: { to: '/permissions', search: { search: name } },
});

/** The groups with the items that have every word: what was found for a shorter text, while the answer for the longer one comes. */
export function narrowed(groups: readonly FoundGroup[], typed: string): FoundGroup[] {
  const words = typed.toLowerCase().split(/\s+/);
  const has = ({ label, detail = '' }: FoundItem) => {
    const text = `${label} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map(({ name, items }) => ({ name, items: items.filter(has) }))
    .filter(({ items }) => items.length > 0);
}
