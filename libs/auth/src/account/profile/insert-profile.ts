/** Writes the one profile of a user. */
import type { EntityManager } from 'typeorm';
import { CompanyProfile, TenantProfile, WorkerProfile } from '#auth/user';
import type { ProfileInput, TenantInput, WorkerInput } from './profile-input.js';
import { normalProfile } from './normal-profile.js';

const entities = { worker: WorkerProfile, tenant: TenantProfile, company: CompanyProfile };

export interface Approval {
  /** For a company: whether it needs the approval of an administrator before it manages users. */
  readonly awaitsApproval: boolean;
}

/** For a user who has no profile. */
export async function insertProfile(
  db: EntityManager,
  userId: number,
  profile: ProfileInput,
  approval: Approval = { awaitsApproval: false },
): Promise<void> {
  await db.insert(entities[profile.type], { userId, ...columnsOf(profile, approval) });
}

/** For a user who has no profile, or one of the same type: what refers to it stays. */
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
