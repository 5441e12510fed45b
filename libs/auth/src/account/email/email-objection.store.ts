/** Links that object to a change of email, in SQL. Fires no trigger. */
import type { EntityManager } from 'typeorm';

export interface NewObjection {
  readonly digest: Buffer;
  readonly userId: number;
  readonly formerEmail: string;
  readonly requestedBy: number | undefined;
  /** Seconds until the link ends. */
  readonly life: number;
}

/** Replaces the link that the address got before. */
export async function addObjection(db: EntityManager, objection: NewObjection): Promise<void> {
  const { digest, userId, formerEmail, requestedBy, life } = objection;
  await db.query(
    `INSERT INTO email_objections (digest, user_id, former_email, requested_by, expires_at)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5::int))
     ON CONFLICT ON CONSTRAINT email_objections_address_key DO UPDATE
       SET digest = excluded.digest, requested_by = excluded.requested_by, expires_at = excluded.expires_at`,
    [digest, userId, formerEmail, requestedBy ?? null, life],
  );
}

/** The code of a link, as its reader presents it. */
export interface PresentedObjection {
  readonly userId: number;
  readonly digest: Buffer;
}

export interface SpentObjection {
  readonly formerEmail: string;
  readonly requestedBy: number | null;
}

const isUsable = 'digest = $1 AND user_id = $2 AND expires_at > clock_timestamp()';

/** Reads a code without spending it. */
export async function isObjectionUsable(
  db: EntityManager,
  { userId, digest }: PresentedObjection,
): Promise<boolean> {
  const found = await db.query<unknown[]>(`SELECT FROM email_objections WHERE ${isUsable}`, [digest, userId]);
  return found.length > 0;
}

/**
 * Of concurrent calls with the same code exactly one spends it.
 * @returns undefined if the code is invalid, expired or already spent
 */
export async function spendObjection(
  db: EntityManager,
  { userId, digest }: PresentedObjection,
): Promise<SpentObjection | undefined> {
  const [spent] = await db.query<[SpentObjection[], number]>(
    `DELETE FROM email_objections WHERE ${isUsable}
     RETURNING former_email AS "formerEmail", requested_by AS "requestedBy"`,
    [digest, userId],
  );
  return spent[0];
}
