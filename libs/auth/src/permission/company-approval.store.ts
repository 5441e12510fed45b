/** The approval of a company, in SQL. */
import { runPrepared } from '#database';
import type { EntityManager } from 'typeorm';

const approval = {
  name: 'find-approval-of-company',
  text: `SELECT awaits_approval AS "isPending" FROM company_profiles WHERE user_id = $1`,
};

/** Prepared, because each row of an import asks. @returns undefined for an account that is not a company */
export async function findPending(db: EntityManager, userId: number): Promise<boolean | undefined> {
  const [company] = await runPrepared<{ isPending: boolean }>(db, approval, [userId]);
  return company?.isPending;
}
