/** Writes the one profile of a new user. */
import type { EntityManager } from 'typeorm';
import { CompanyProfile } from './company-profile.entity.js';
import type { ProfileInput, TenantInput, WorkerInput } from './profile-input.js';
import { TenantProfile } from './tenant-profile.entity.js';
import { WorkerProfile } from './worker-profile.entity.js';

export async function insertProfile(db: EntityManager, userId: number, profile: ProfileInput): Promise<void> {
  switch (profile.type) {
    case 'worker':
      await db.insert(WorkerProfile, { userId, ...person(profile), position: profile.position ?? '' });
      return;
    case 'tenant':
      await db.insert(TenantProfile, {
        userId,
        ...person(profile),
        rooms: profile.rooms ?? [],
        snils: profile.snils ?? '',
        gisUid: profile.gis_uid ?? '',
        hcsUid: profile.hcs_uid ?? '',
      });
      return;
    case 'company':
      await db.insert(CompanyProfile, {
        userId,
        name: profile.name,
        address: profile.address ?? '',
        bankDetails: profile.bank_details ?? null,
      });
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
