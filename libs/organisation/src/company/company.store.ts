/**
 * The approval of companies and the people assigned to them, in SQL. UPDATE of an approval fires `tell_profile_change`
 * (libs/database/triggers/account-events.sql).
 */
import type { Language } from '#errors';
import type { EntityManager } from 'typeorm';
import { approvalConditions, type ApprovalState, profilesOfUsers } from '#auth/user';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';

export interface AssignedPerson {
  readonly userId: number;
  readonly type: 'worker' | 'tenant';
  readonly name: string;
}

/** @returns undefined if there is no such company */
export async function findApproval(db: EntityManager, companyId: number): Promise<ApprovalState | undefined> {
  const { approved, refused } = approvalConditions;
  const rows = await db.query<{ approval: ApprovalState }[]>(
    `SELECT CASE WHEN ${approved} THEN 'approved' WHEN ${refused} THEN 'refused' ELSE 'waiting' END AS approval
     FROM company_profiles company JOIN users ON users.id = company.user_id
     WHERE company.user_id = $1 AND NOT users.is_deleted`,
    [companyId],
  );
  return rows[0]?.approval;
}

export interface ApprovalChange {
  readonly from: ApprovalState;
  readonly to: ApprovalState;
  /** Of a refusal. */
  readonly reason?: string;
}

/** Of concurrent changes from one state, exactly one succeeds. @returns false if the company is in another state */
export async function updateApproval(
  db: EntityManager,
  companyId: number,
  { from, to, reason }: ApprovalChange,
): Promise<boolean> {
  const [rows] = await db.query<[unknown[], number]>(
    `UPDATE company_profiles SET awaits_approval = $2, refused_at = CASE WHEN $3 THEN now() END, refusal_reason = $4
     WHERE user_id = $1 AND ${approvalConditions[from]} RETURNING user_id`,
    [companyId, to !== 'approved', to === 'refused', reason ?? null],
  );
  return rows.length > 0;
}

export interface CompanyMailbox {
  readonly to: string;
  readonly language: Language;
  /** Name of the company. */
  readonly name: string;
}

/** @returns undefined for a company whose account cannot log in */
export async function findCompanyMailbox(
  db: EntityManager,
  companyId: number,
): Promise<CompanyMailbox | undefined> {
  const rows = await db.query<CompanyMailbox[]>(
    `SELECT users.email AS to, users.language, company.name
     FROM company_profiles company JOIN users ON users.id = company.user_id
     WHERE users.id = $1 AND users.is_active AND NOT users.is_deleted`,
    [companyId],
  );
  return rows[0];
}

/** Locks a worker or tenant who is not deleted. @returns whether the user is one */
export async function lockAssignable(db: EntityManager, userId: number): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `SELECT FROM users WHERE id = $1 AND profile_type IN ('worker', 'tenant') AND NOT is_deleted FOR NO KEY UPDATE`,
    [userId],
  );
  return rows.length > 0;
}

/** @returns false if the person was assigned already */
export async function insertAssignment(
  db: EntityManager,
  companyId: number,
  userId: number,
): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `INSERT INTO company_assignments (company_id, user_id) VALUES ($1, $2)
     ON CONFLICT DO NOTHING RETURNING user_id`,
    [companyId, userId],
  );
  return rows.length > 0;
}

/** @returns false if the person was not assigned */
export async function deleteAssignment(
  db: EntityManager,
  companyId: number,
  userId: number,
): Promise<boolean> {
  const [rows] = await db.query<[unknown[], number]>(
    'DELETE FROM company_assignments WHERE company_id = $1 AND user_id = $2 RETURNING user_id',
    [companyId, userId],
  );
  return rows.length > 0;
}

/** Ordered by id. */
export async function findAssigned(
  db: EntityManager,
  companyId: number,
  { limit, after }: PageRequest,
): Promise<Page<AssignedPerson>> {
  const [last] = cursorParts(after, [0]);
  const rows = await db.query<AssignedPerson[]>(
    `SELECT u.id AS "userId", u.profile_type AS type,
       coalesce(w.first_name || ' ' || w.last_name, t.first_name || ' ' || t.last_name, '') AS name
     FROM company_assignments assignment JOIN users u ON u.id = assignment.user_id ${profilesOfUsers}
     WHERE assignment.company_id = $1 AND assignment.user_id > $2 AND NOT u.is_deleted
     ORDER BY assignment.user_id LIMIT $3`,
    [companyId, last, limit + 1],
  );
  return pageOf(rows, limit, ({ userId }) => [userId]);
}
