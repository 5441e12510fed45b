/** Which companies administrators were told about, in SQL. */
import type { Language } from '#errors';
import type { EntityManager } from 'typeorm';
import { approvalConditions } from '#auth/user';

const administrators = 'FROM users WHERE (is_admin OR is_superuser) AND is_active AND NOT is_deleted';

/** Companies that can log in, wait for approval and were not announced. */
const unannounced = `FROM company_profiles company JOIN users ON users.id = company.user_id
  WHERE ${approvalConditions.waiting} AND users.is_active AND NOT users.is_deleted
    AND NOT EXISTS (SELECT FROM approval_announcements told WHERE told.company_id = company.user_id)`;

/**
 * Claims all companies to announce, at most once an hour: of several workers, the one that updates the only row of
 * `approval_announcer` gets them.
 * @returns their names
 */
export async function claimUnannounced(db: EntityManager): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>(
    `WITH turn AS (
       UPDATE approval_announcer SET announced_at = now()
       WHERE announced_at <= now() - interval '1 hour'
         AND EXISTS (SELECT ${unannounced}) AND EXISTS (SELECT ${administrators})
       RETURNING only_row
     ), claimed AS (
       INSERT INTO approval_announcements (company_id)
       SELECT company.user_id ${unannounced} AND EXISTS (SELECT FROM turn)
       ON CONFLICT DO NOTHING RETURNING company_id
     )
     SELECT company.name FROM claimed JOIN company_profiles company ON company.user_id = claimed.company_id
     ORDER BY company.user_id`,
  );
  return rows.map(({ name }) => name);
}

/** The company is announced again. */
export async function deleteAnnouncement(db: EntityManager, companyId: number): Promise<void> {
  await db.query('DELETE FROM approval_announcements WHERE company_id = $1', [companyId]);
}

export interface AdministratorMailbox {
  readonly userId: number;
  readonly to: string;
  readonly language: Language;
}

export function findAdministrators(db: EntityManager): Promise<AdministratorMailbox[]> {
  return db.query(`SELECT id AS "userId", email AS to, language ${administrators} ORDER BY id`);
}
