/**
 * Accounts as administrators see and change them, in SQL. UPDATE of the flags fires `users_end_wait`
 * (libs/database/triggers/account-activation.sql), `tell_account_change` (account-events.sql) and `user_changed`
 * (cache-invalidation.sql).
 */
import type { EntityManager } from 'typeorm';
import type { ProfileType } from './user.entity.js';

/** The flags of an account. */
export interface AccountState {
  readonly isActive: boolean;
  readonly isStaff: boolean;
  readonly isAdmin: boolean;
  readonly isSuperuser: boolean;
  readonly isDeleted: boolean;
}

/** Whether a company may manage users: an administrator decides about one that registered itself. */
export const approvalStates = ['waiting', 'approved', 'refused'] as const;

export type ApprovalState = (typeof approvalStates)[number];

/** Conditions on rows of `company_profiles`, in SQL. */
export const approvalConditions: Readonly<Record<ApprovalState, string>> = {
  waiting: 'awaits_approval AND refused_at IS NULL',
  approved: 'NOT awaits_approval',
  refused: 'awaits_approval AND refused_at IS NOT NULL',
};

export interface AdministeredUser extends AccountState {
  readonly id: number;
  readonly version: number;
  readonly email: string;
  /** A person's name, or a company's. */
  readonly name: string;
  readonly profileType: ProfileType | null;
  /** True for a company that may not manage users yet. */
  readonly awaitsApproval: boolean;
  /** Null for an account that is no company. */
  readonly approval: ApprovalState | null;
  /** Null unless the company is refused. */
  readonly refusalReason: string | null;
  readonly lastLogin: Date | null;
  readonly dateJoined: Date;
}

/** The name of a person or company in `usersWithProfiles`; '' for an account without a profile. */
export const nameOfUser = `coalesce(c.name, w.first_name || ' ' || w.last_name, t.first_name || ' ' || t.last_name, '')`;

/** Name, or email of an account without one; null once the account is gone. @param id an expression of SQL */
export const shownNameOf = (id: string): string =>
  `(SELECT coalesce(nullif(${nameOfUser}, ''), u.email) FROM ${usersWithProfiles} WHERE u.id = ${id})`;

/** Columns of `usersWithProfiles`. */
export const userColumns = `
  u.id, u.version, u.email, u.profile_type AS "profileType",
  ${nameOfUser} AS name,
  u.is_active AS "isActive", u.is_staff AS "isStaff", u.is_admin AS "isAdmin",
  u.is_superuser AS "isSuperuser", u.is_deleted AS "isDeleted",
  coalesce(c.awaits_approval, false) AS "awaitsApproval",
  CASE WHEN NOT c.awaits_approval THEN 'approved' WHEN c.refused_at IS NOT NULL THEN 'refused'
    WHEN c.awaits_approval THEN 'waiting' END AS approval,
  CASE WHEN c.awaits_approval AND c.refused_at IS NOT NULL THEN c.refusal_reason END AS "refusalReason",
  u.last_login AS "lastLogin", u.date_joined AS "dateJoined"`;

/** Joins the profiles to the users `u`. */
export const profilesOfUsers = `
  LEFT JOIN worker_profiles w ON w.user_id = u.id
  LEFT JOIN tenant_profiles t ON t.user_id = u.id
  LEFT JOIN company_profiles c ON c.user_id = u.id`;

export const usersWithProfiles = `users u ${profilesOfUsers}`;

export async function findUser(db: EntityManager, userId: number): Promise<AdministeredUser | undefined> {
  const rows = await db.query<AdministeredUser[]>(
    `SELECT ${userColumns} FROM ${usersWithProfiles} WHERE u.id = $1`,
    [userId],
  );
  return rows[0];
}

/** @returns the name of a person or company; '' for an account without a profile */
export async function findName(db: EntityManager, userId: number): Promise<string> {
  return (await findUser(db, userId))?.name ?? '';
}

/** @returns by id, the name of each account that exists, or the email of one without a name */
export async function findShownNames(
  db: EntityManager,
  userIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.query<{ id: number; name: string }[]>(
    `SELECT account.id, ${shownNameOf('account.id')} AS name FROM unnest($1::int[]) AS account (id)`,
    [userIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Like `findUser`; locks the account until the transaction ends. */
export async function lockUser(db: EntityManager, userId: number): Promise<AdministeredUser | undefined> {
  await db.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  return findUser(db, userId);
}

/**
 * The superusers who can log in, locked in order of id: transactions that remove or demote superusers run one after
 * another.
 */
export async function lockSuperusers(db: EntityManager): Promise<number[]> {
  const rows = await db.query<{ id: number }[]>(
    'SELECT id FROM users WHERE is_superuser AND is_active AND NOT is_deleted ORDER BY id FOR NO KEY UPDATE',
  );
  return rows.map(({ id }) => id);
}

/** Nobody else creates an account until the transaction ends. */
export async function lockNewUsers(db: EntityManager): Promise<void> {
  await db.query('LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE');
}

export async function hasSuperuser(db: EntityManager): Promise<boolean> {
  const rows = await db.query<unknown[]>('SELECT FROM users WHERE is_superuser LIMIT 1');
  return rows.length > 0;
}

export async function updateState(db: EntityManager, userId: number, state: AccountState): Promise<void> {
  await db.query(
    `UPDATE users SET is_active = $2, is_staff = $3, is_admin = $4, is_superuser = $5, is_deleted = $6,
       has_unproven_email = has_unproven_email OR ($2 AND awaits_activation), version = version + 1
     WHERE id = $1`,
    [userId, state.isActive, state.isStaff, state.isAdmin, state.isSuperuser, state.isDeleted],
  );
}
