/** Writes the single profile of a user. Fires the triggers `claim_profile_type` and `tell_profile_change`. */
import type { EntityManager } from 'typeorm';
import { CompanyProfile, TenantProfile, WorkerProfile } from '#auth/user';
import type { ProfileInput, TenantInput, WorkerInput } from './profile-input.js';
import { normalProfile } from './normal-profile.js';

const entities = { worker: WorkerProfile, tenant: TenantProfile, company: CompanyProfile };

export interface Approval {
  /** Only for a company: whether it must be approved before it may manage people. */
  readonly awaitsApproval: boolean;
}

/** Inserts the profile of a user who has none. */
export async function insertProfile(
  db: EntityManager,
  userId: number,
  profile: ProfileInput,
  approval: Approval = { awaitsApproval: false },
): Promise<void> {
  await db.insert(entities[profile.type], { userId, ...columnsOf(profile, approval) });
}

/**
 * Inserts or updates the profile of a user who has none or one of the same type. Rows that refer to the profile stay.
 */
export async function writeProfile(
  db: EntityManager,
  userId: number,
  profile: ProfileInput,
  approval: Approval,
): Promise<void> {
  await db.upsert(entities[profile.type], { userId, ...columnsOf(profile, approval) }, ['userId']);
}

function columnsOf(given: ProfileInput, { awaitsApproval }: Approval) {
  const profile = normalProfile(given);
  switch (profile.type) {
    case 'worker':
      return { ...person(profile), position: profile.position ?? '' };
    case 'tenant':
      return {
        ...person(profile),
        rooms: profile.rooms ?? [],
        snils: profile.snils ?? '',
        gisUid: profile.gis_uid ?? '',
        hcsUid: profile.hcs_uid ?? '',
      };
    case 'company':
      return {
        name: profile.name,
        awaitsApproval,
        // A registration that replaces another one inherits no refusal.
        refusedAt: null,
        refusalReason: null,
        address: profile.address ?? '',
        bankDetails: profile.bank_details ?? null,
      };
  }
}

function person(profile: WorkerInput | TenantInput) {
  return {
    firstName: profile.first_name,
    lastName: profile.last_name,
    surname: profile.surname ?? '',
    birthDate: profile.birth_date,
    sex: profile.sex,
    citizenship: profile.citizenship ?? '',
    military: profile.military ?? '',
    placeBirth: profile.place_birth ?? '',
  };
}
