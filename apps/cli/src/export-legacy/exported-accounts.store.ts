/** Reads the accounts for the export to the Django service. */
import type { EntityManager } from 'typeorm';

/** An account as the Django service stores it; times as text. The fields are the columns of `account_columns` in the old database. */
export type ExportedAccount = Readonly<Record<string, unknown>> & { readonly user_id: number };

export interface ImportState {
  /** The old users up to this id were imported or skipped. */
  readonly lastId: number;
  readonly skipped: readonly number[];
}

/** @returns undefined when the old database was never imported here */
export async function findImportState(db: EntityManager, source: string): Promise<ImportState | undefined> {
  const [state] = await db.query<ImportState[]>(
    `SELECT last_id::float8 AS "lastId", ARRAY(
       SELECT old_id::float8 FROM legacy_remarks WHERE source = $1 AND kind = 'users' AND skipped) AS skipped
     FROM legacy_imports WHERE source = $1 AND kind = 'users'`,
    [source],
  );
  return state;
}

export async function countAccounts(db: EntityManager): Promise<number> {
  const [count] = await db.query<{ users: number }[]>('SELECT count(*)::float8 AS users FROM users');
  return count!.users;
}

/**
 * Accounts ordered by id, without new ones that were never activated. Django prefixes hashes with the algorithm, and stores `!`
 * for an account without a usable password.
 */
export function readAccounts(
  db: EntityManager,
  source: string,
  { after, limit }: { after: number; limit: number },
): Promise<ExportedAccount[]> {
  return db.query(
    `SELECT u.id AS user_id, coalesce(l.old_id, u.id)::float8 AS id, l.old_id IS NULL AS is_new, u.email, u.additional_email,
       CASE WHEN u.password_hash LIKE '$argon2id$%' THEN 'argon2' || u.password_hash
         WHEN u.password_hash LIKE 'pbkdf2\\_sha256$%' THEN u.password_hash ELSE '!' END AS password,
       u.is_active, u.is_staff, u.is_admin, u.is_superuser, u.is_deleted, u.last_login::text, u.date_joined::text,
       u.phones, u.number, u.inn, u.comment, u.profile_type, c.name, c.address, c.bank_details,
       coalesce(w.first_name, t.first_name) AS first_name, coalesce(w.last_name, t.last_name) AS last_name,
       coalesce(w.surname, t.surname) AS surname, coalesce(w.birth_date, t.birth_date)::text AS birth_date,
       coalesce(w.sex, t.sex) AS sex, coalesce(w.citizenship, t.citizenship) AS citizenship,
       coalesce(w.military, t.military) AS military, coalesce(w.place_birth, t.place_birth) AS place_birth,
       w.position, t.rooms, t.snils, t.gis_uid, t.hcs_uid
     FROM users u
     LEFT JOIN legacy_users l ON l.user_id = u.id AND l.source = $1
     LEFT JOIN worker_profiles w ON w.user_id = u.id
     LEFT JOIN tenant_profiles t ON t.user_id = u.id
     LEFT JOIN company_profiles c ON c.user_id = u.id
     WHERE u.id > $2 AND (l.old_id IS NOT NULL OR NOT u.awaits_activation)
     ORDER BY u.id LIMIT $3`,
    [source, after, limit],
  );
}
