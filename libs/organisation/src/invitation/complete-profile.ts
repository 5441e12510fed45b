/** Completes the draft of an invitation with what the invited person enters. */
import { fault, type FieldErrors, invalidFields } from '#errors';
import { type ProfileChanges, type ProfileInput, withBirthDay } from '#auth/account';
import type { ProfileType } from '#auth/user';
import type { ProfileDraft } from './invitation.entity.js';

const required: Readonly<Record<ProfileType, readonly (keyof ProfileChanges)[]>> = {
  worker: ['first_name', 'last_name', 'birth_date', 'sex'],
  tenant: ['first_name', 'last_name', 'birth_date', 'sex'],
  company: ['name'],
};

/** Fields that the invited person enters or corrects. Those who invite decide on the others, such as the position. */
export function fieldsToEnter(type: ProfileType): readonly (keyof ProfileChanges)[] {
  return type === 'company' ? ['name', 'address'] : [...required[type], 'surname'];
}

/**
 * @param given replaces fields of the draft
 * @param zone of birth dates that are points in time
 * @throws CodedError `request.invalid_fields` for a required field that neither has
 */
export function completeProfile(draft: ProfileDraft, given: ProfileChanges, zone: string): ProfileInput {
  const fields = fieldsToEnter(draft.type);
  const entered = Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => fields.some((field) => field === name) && value !== undefined,
    ),
  );
  const profile: ProfileDraft = { ...draft, ...entered };
  const missing = required[draft.type].filter((name) => profile[name] === undefined || profile[name] === '');
  if (missing.length > 0) {
    const faults: FieldErrors = Object.fromEntries(missing.map((name) => [name, [fault('required')]]));
    throw invalidFields({ profile: faults });
  }
  return withBirthDay<ProfileDraft & { birth_date?: string }>(profile, zone) as ProfileInput;
}
