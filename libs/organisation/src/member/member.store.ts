/** Ends and lists the memberships of one person in companies, in SQL. */
import type { Language } from '#errors';
import type { EntityManager } from 'typeorm';
import { areaAddress } from '../area/area.store.js';

export interface EndedMembership {
  readonly departments: readonly string[];
  readonly areas: readonly string[];
  readonly wasAssigned: boolean;
}

/** Removes the person from everything of the company. Shares in housing are property and stay. */
export async function deleteMembership(
  db: EntityManager,
  companyId: number,
  userId: number,
): Promise<EndedMembership> {
  const rows = await db.query<[EndedMembership]>(
    `WITH department AS (
       DELETE FROM department_workers member USING departments d
       WHERE d.id = member.department_id AND d.company_id = $1 AND member.worker_id = $2
       RETURNING member.department_id AS id
     ), area AS (
       DELETE FROM area_tenants member USING areas a
       JOIN houses house ON house.id = a.house_id JOIN house_groups house_group ON house_group.id = house.group_id
       WHERE a.id = member.area_id AND house_group.provider_id = $1 AND member.tenant_id = $2
       RETURNING member.area_id AS id
     ), assignment AS (
       DELETE FROM company_assignments WHERE company_id = $1 AND user_id = $2 RETURNING user_id
     )
     SELECT ARRAY(SELECT id FROM department ORDER BY id) AS departments, ARRAY(SELECT id FROM area ORDER BY id) AS areas,
       EXISTS (SELECT FROM assignment) AS "wasAssigned"`,
    [companyId, userId],
  );
  return rows[0];
}

/** Ends the assignment of a person who is no member of the company any more, so that it cannot add them again. */
export async function deleteUnusedAssignment(
  db: EntityManager,
  companyId: number,
  userId: number,
): Promise<void> {
  await db.query(
    `DELETE FROM company_assignments WHERE company_id = $1 AND user_id = $2
       AND NOT EXISTS (SELECT FROM company_members WHERE company_id = $1 AND user_id = $2)`,
    [companyId, userId],
  );
}

export interface MemberMailbox {
  readonly userId: number;
  readonly to: string;
  readonly language: Language;
}

/** @returns those of the users who can log in, ordered by id */
export function findMemberMailboxes(db: EntityManager, userIds: readonly number[]): Promise<MemberMailbox[]> {
  return db.query(
    `SELECT id AS "userId", email AS to, language FROM users
     WHERE id = ANY ($1::int[]) AND is_active AND NOT is_deleted ORDER BY id`,
    [userIds],
  );
}

export interface MailedArea {
  /** On one line. */
  readonly area: string;
  /** The company that provides for it. */
  readonly companyId?: number;
}

export async function findMailedArea(db: EntityManager, areaId: string): Promise<MailedArea> {
  const rows = await db.query<{ area: string; providerId: number | null }[]>(
    `SELECT ${areaAddress} AS area, house_group.provider_id AS "providerId"
     FROM areas area JOIN houses house ON house.id = area.house_id
     LEFT JOIN house_groups house_group ON house_group.id = house.group_id WHERE area.id = $1`,
    [areaId],
  );
  const { area = '', providerId = null } = rows[0] ?? {};
  return { area, ...(providerId !== null && { companyId: providerId }) };
}

export interface OwnCompany {
  readonly companyId: number;
  readonly name: string;
  /** Whether the company may add the person to its departments or areas. */
  readonly isAssigned: boolean;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly areas: readonly { readonly id: string; readonly address: string }[];
}

/** Companies that the person belongs to or is assigned to, ordered by id. */
export function findOwnCompanies(db: EntityManager, userId: number): Promise<OwnCompany[]> {
  return db.query(
    `SELECT company.user_id AS "companyId", company.name,
       EXISTS (SELECT FROM company_assignments WHERE company_id = company.user_id AND user_id = $1) AS "isAssigned",
       (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY d.id), '[]')
        FROM department_workers member JOIN departments d ON d.id = member.department_id
        WHERE member.worker_id = $1 AND d.company_id = company.user_id) AS departments,
       (SELECT coalesce(json_agg(json_build_object('id', area.id, 'address', ${areaAddress}) ORDER BY area.id), '[]')
        FROM area_tenants member JOIN areas area ON area.id = member.area_id
        JOIN houses house ON house.id = area.house_id JOIN house_groups house_group ON house_group.id = house.group_id
        WHERE member.tenant_id = $1 AND house_group.provider_id = company.user_id) AS areas
     FROM company_profiles company
     WHERE company.user_id IN (
       SELECT company_id FROM company_members WHERE user_id = $1
       UNION SELECT company_id FROM company_assignments WHERE user_id = $1)
     ORDER BY company.user_id`,
    [userId],
  );
}
