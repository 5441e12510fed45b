/** Turns a row of a file into an invitation: finds the department and the area that it names. */
import { fault, type FieldErrors, invalidFields } from '#errors';
import type { EntityManager } from 'typeorm';
import { changesFromText } from '#auth/account';
import type { ProfileType } from '#auth/user';
import type { NewInvitation } from '../invitation/invitation-draft.js';
import type { ImportRow } from './import-row.entity.js';
import { findAreaIds, findDepartmentIds } from './named-places.store.js';
import { theOnly } from './the-only.js';
import { valueOf } from './people-columns.js';

const types: readonly string[] = ['worker', 'tenant', 'company'] satisfies ProfileType[];
const house = ['city', 'street', 'house'] as const;
const places = ['department', ...house, 'letter', 'area'];
const others = new Set(['email', 'type', 'language', 'part', 'permissions', 'group', ...places]);

/** @throws CodedError `request.invalid_fields` under the names of the columns */
export async function invitationOfRow(
  db: EntityManager,
  companyId: number | null,
  { fields }: Pick<ImportRow, 'fields'>,
): Promise<NewInvitation> {
  const texts = new Map(Object.entries(fields).map(([field, text]) => [field, valueOf(field, text)]));
  const type = texts.get('type') ?? '';
  const errors: FieldErrors = {
    ...(!texts.has('email') && { email: [fault('required')] }),
    ...(!types.includes(type) && { type: [fault('not_allowed', { allowed: types.join(', ') })] }),
  };
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  const { profile, ...account } = changesFromText(
    new Map([...texts].filter(([field]) => field === 'language' || !others.has(field))),
  );
  const department = texts.get('department');
  const permissions = texts.get('permissions');
  const listed = permissions?.split(',').map((label) => label.trim());
  return {
    email: texts.get('email')!,
    companyId: companyId ?? undefined,
    language: account.language as NewInvitation['language'],
    profile: { ...profile, type: type as ProfileType },
    phones: account.phones,
    departmentId: department && (await departmentOf(db, companyId, department)),
    areaId: await areaOf(db, companyId, texts),
    part: texts.get('part'),
    permissions: listed?.filter((label) => label !== ''),
    group: texts.get('group'),
  };
}

async function departmentOf(db: EntityManager, companyId: number | null, name: string): Promise<string> {
  if (companyId === null) throw invalidFields({ department: [fault('invitation_needs_company')] });
  return theOnly('department', await findDepartmentIds(db, companyId, name));
}

async function areaOf(
  db: EntityManager,
  companyId: number | null,
  texts: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const number = texts.get('area');
  const given = house.filter((field) => texts.has(field));
  if (number === undefined && given.length === 0) return undefined;
  const missing = [...house, 'area'].filter((field) => !texts.has(field));
  if (missing.length > 0) {
    throw invalidFields(Object.fromEntries(missing.map((field) => [field, [fault('required')]])));
  }
  const [city, street, houseNumber] = house.map((field) => texts.get(field)!);
  const letter = texts.get('letter') ?? '';
  const address = { city: city!, street: street!, house: `${houseNumber}${letter}`, number: number! };
  return theOnly('area', await findAreaIds(db, companyId, address));
}
