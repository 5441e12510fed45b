/** The daily limit of a company in SQL. See decision 84. */
import { runPrepared } from '#database';
import type { EntityManager } from 'typeorm';

/** Seconds until the invitations are counted again: what is sent past the quota, such as by SQL, is noticed then. */
const freshness = 60;

const take = {
  name: 'take-invitation-of-quota',
  text: `UPDATE invitation_quotas SET most_sent = most_sent + 1
    WHERE company_id = $1 AND most_sent < $2 AND counted_at > now() - interval '${freshness} s' RETURNING company_id`,
};

/**
 * Takes one invitation without counting, and locks the quota until the transaction ends.
 * @returns false if only `countSentToday` can decide
 */
export async function takeUncounted(db: EntityManager, companyId: number, perDay: number): Promise<boolean> {
  return (await runPrepared(db, take, [companyId, perDay])).length > 0;
}

/**
 * Locks the quota of the company, so that concurrent invitations are counted, too, and the next one counts anew unless `keepCount`
 * is called. The first mail of an administrator's invitation does not count.
 * @returns mails of its invitations within 24 hours, and the seconds until the first of them no longer counts
 */
export async function countSentToday(
  db: EntityManager,
  companyId: number,
): Promise<{ readonly sent: number; readonly seconds: number }> {
  await lockUncounted(db, companyId);
  const [counted] = await db.query<[{ sent: number; seconds: number }]>(
    `SELECT coalesce(sum(times_sent), 0)::int AS sent,
       coalesce(ceil(extract(epoch FROM min(sent_at) + interval '1 day' - now())), 0)::int AS seconds
     FROM invitations
     WHERE company_id = $1 AND (invited_by = $1 OR times_sent > 1) AND sent_at > now() - interval '1 day'`,
    [companyId],
  );
  return counted;
}

/** Locks the quota of the company. The next invitation counts anew. */
export async function lockUncounted(db: EntityManager, companyId: number): Promise<void> {
  await db.query(
    `INSERT INTO invitation_quotas (company_id, most_sent, counted_at) VALUES ($1, 0, '-infinity')
     ON CONFLICT (company_id) DO UPDATE SET counted_at = '-infinity'`,
    [companyId],
  );
}

/** Of a locked quota, after `countSentToday`. */
export async function keepCount(db: EntityManager, companyId: number, sent: number): Promise<void> {
  await db.query('UPDATE invitation_quotas SET most_sent = $2, counted_at = now() WHERE company_id = $1', [
    companyId,
    sent,
  ]);
}
