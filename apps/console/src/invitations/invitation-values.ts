/** The fields of the form that invites, as the body of the request. */
import type { Schemas } from '../api/client.js';
import type { Kind } from './address.js';

type NewInvitation = Schemas['SendInvitationDto'];

/** What the invited person finds filled in. */
export const profileFields = {
  tenant: ['last_name', 'first_name', 'surname'],
  worker: ['last_name', 'first_name', 'surname', 'position'],
  company: ['name'],
} as const satisfies Readonly<Record<Kind, readonly (keyof NewInvitation['profile'])[]>>;

/** Empty fields are left out: the invited person fills them in. */
export function invitationOf(type: Kind, companyId: number | undefined, values: FormData): NewInvitation {
  const given = (name: string) => String(values.get(name) ?? '').trim() || undefined;
  const profile = profileFields[type].map((name) => [name, given(`profile.${name}`)] as const);
  const permissions = values.getAll('permissions').map(String);
  return {
    email: given('email') ?? '',
    language: given('language') === 'ru' ? 'ru' : 'en',
    company_id: companyId,
    profile: { ...Object.fromEntries(profile.filter(([, text]) => text !== undefined)), type },
    department_id: given('department_id'),
    area_id: given('area_id'),
    // Russian decimals have a comma.
    part: given('part')?.replace(',', '.'),
    permissions: permissions.length > 0 ? permissions : undefined,
    group: given('group'),
  };
}
