/**
 * Reads and updates an account with its profile in SQL. UPDATE fires `tell_account_change` or `tell_profile_change`
 * (libs/database/triggers/account-events.sql), and `company_profiles_end_name_conflict` (name-conflicts.sql) for a company that is
 * renamed. No statement sets a flag of the account, so `users_end_wait` (account-activation.sql) and `user_changed`
 * (cache-invalidation.sql) do not fire.
 */
import type { EntityManager } from 'typeorm';
import { type ProfileType, userColumns, usersWithProfiles } from '#auth/user';
import type { AccountChanges, AccountDetails, ProfileChanges } from './account-details.js';

const person = [
  'first_name',
  'last_name',
  'surname',
  'birth_date',
  'sex',
  'citizenship',
  'military',
  'place_birth',
];

/** The columns of each profile; the API uses the same names. */
export const profileFields: Readonly<Record<ProfileType, readonly string[]>> = {
  worker: [...person, 'position'],
  tenant: [...person, 'rooms', 'snils', 'gis_uid', 'hcs_uid'],
  company: ['name', 'address', 'bank_details'],
};

export const accountFields = [
  'phones',
  'language',
  'number',
  'old_numbers',
  'inn',
  'additional_email',
  'comment',
];

export async function findDetails(db: EntityManager, userId: number): Promise<AccountDetails | undefined> {
  const rows = await db.query<AccountDetails[]>(
    `SELECT ${userColumns}, u.language, u.phones, u.number, u.old_numbers AS "oldNumbers", u.inn,
       u.additional_email AS "additionalEmail", u.comment, u.avatar, u.has_second_factor AS "hasSecondFactor",
       jsonb_build_object('type', u.profile_type)
         || (coalesce(to_jsonb(w), to_jsonb(t), to_jsonb(c)
           || jsonb_build_object('bank_details', with_long_numbers_as_text(c.bank_details))) - '{user_id,name_conflicts,awaits_approval,refused_at,refusal_reason}'::text[]) AS profile
     FROM ${usersWithProfiles} WHERE u.id = $1`,
    [userId],
  );
  return rows[0];
}

/** Like `findDetails`; locks the account until the transaction ends. */
export async function lockDetails(db: EntityManager, userId: number): Promise<AccountDetails | undefined> {
  await db.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  return findDetails(db, userId);
}

/** Increments the account's version. */
export async function updateAccount(
  db: EntityManager,
  userId: number,
  changes: Omit<AccountChanges, 'profile'>,
): Promise<void> {
  await db.query(
    `UPDATE users u SET version = version + 1, ${assignment(accountFields, 'u')} WHERE u.id = $1`,
    [userId, JSON.stringify(changes)],
  );
}

export async function updateProfile(
  db: EntityManager,
  userId: number,
  type: ProfileType,
  changes: ProfileChanges,
): Promise<void> {
  await db.query(
    `UPDATE ${type}_profiles p SET ${assignment(profileFields[type], 'p')} WHERE p.user_id = $1`,
    [userId, JSON.stringify(changes)],
  );
}

/** Assigns the columns that the JSON object `$2` contains; other columns keep their values. */
function assignment(columns: readonly string[], row: string): string {
  const names = columns.join(', ');
  return `(${names}) = (SELECT ${names} FROM jsonb_populate_record(${row}, $2::jsonb))`;
}
