/** Issues and spends one-time codes, each in one SQL statement by the database's clock. */
import type { EntityManager } from 'typeorm';
import { deleteDeviceNotices } from '#auth/session';
import type { CodePurpose } from './one-time-code.entity.js';

export interface NewCode {
  readonly purpose: CodePurpose;
  readonly digest: Buffer;
  /** Seconds. */
  readonly life: number;
  /** Only for a change of email. */
  readonly newEmail?: string;
  /** Only for a change of email. */
  readonly sessionId?: string;
  /**
   * Only for an activation: SHA-256 of the cookie of the browser that registered. Null if no browser caused the mail.
   */
  readonly browserDigest?: Buffer;
}

/** Issues codes. Each replaces the user's previous code for the same purpose, used or not. */
export async function issueCodes(
  db: EntityManager,
  userId: number,
  codes: readonly NewCode[],
): Promise<void> {
  const rows = codes.map(({ digest, newEmail, sessionId, browserDigest, ...code }) => ({
    ...code,
    digest: digest.toString('hex'),
    new_email: newEmail ?? null,
    session_id: sessionId ?? null,
    browser_digest: browserDigest?.toString('hex') ?? null,
  }));
  await db.query(
    `INSERT INTO one_time_codes (digest, user_id, purpose, expires_at, new_email, session_id, browser_digest)
     SELECT decode(digest, 'hex'), $1, purpose, now() + make_interval(secs => life), new_email, session_id,
       decode(browser_digest, 'hex')
     FROM jsonb_to_recordset($2::jsonb)
       AS given (digest text, purpose text, life int, new_email text, session_id uuid, browser_digest text)
     ORDER BY purpose
     ON CONFLICT (user_id, purpose) DO UPDATE SET digest = excluded.digest, expires_at = excluded.expires_at,
       used_at = NULL, new_email = excluded.new_email, session_id = excluded.session_id,
       browser_digest = excluded.browser_digest`,
    [userId, JSON.stringify(rows)],
  );
}

/**
 * Locks the activation code of a user until the transaction ends, so that a concurrent registration cannot replace the
 * password between this read and the next code: that code would let the browser of the old registration confirm it.
 * @returns SHA-256 of the cookie of the browser that registered; undefined if every browser must prove the password
 */
export async function lockBrowserDigest(db: EntityManager, userId: number): Promise<Buffer | undefined> {
  const rows = await db.query<{ digest: Buffer | null }[]>(
    `SELECT browser_digest AS digest FROM one_time_codes WHERE user_id = $1 AND purpose = 'activation' FOR UPDATE`,
    [userId],
  );
  return rows[0]?.digest ?? undefined;
}

export interface PresentedCode {
  readonly userId: number;
  readonly purpose: CodePurpose;
  readonly digest: Buffer;
}

/** What was stored with the code. */
export interface SpentCode {
  readonly newEmail: string | null;
}

const isUsable = `digest = $1 AND user_id = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > clock_timestamp()`;

/**
 * Of concurrent calls with the same code exactly one spends it.
 * @returns undefined if the code is invalid, expired or already spent
 */
export async function spendCode(db: EntityManager, code: PresentedCode): Promise<SpentCode | undefined> {
  const [spent] = await db.query<[SpentCode[], number]>(
    `UPDATE one_time_codes SET used_at = clock_timestamp() WHERE ${isUsable}
     RETURNING new_email AS "newEmail"`,
    [code.digest, code.userId, code.purpose],
  );
  return spent[0];
}

/**
 * Reads a code without spending it.
 * @returns the email of its owner; undefined if the code is invalid
 */
export async function findCodeOwner(db: EntityManager, code: PresentedCode): Promise<string | undefined> {
  const rows = await db.query<{ email: string }[]>(
    `SELECT u.email FROM one_time_codes JOIN users u ON u.id = user_id WHERE ${isUsable}`,
    [code.digest, code.userId, code.purpose],
  );
  return rows[0]?.email;
}

/**
 * Deletes codes mailed before a change of password or email, because another person may read that mailbox. This includes those
 * of mails about new devices. Deletes the requested change of email first: this waits for a worker that is turning the request
 * into a code.
 */
export async function endCodes(
  db: EntityManager,
  userId: number,
  purposes: readonly CodePurpose[] = ['activation', 'password_reset', 'email_change'],
): Promise<void> {
  await db.query('DELETE FROM account_requests WHERE user_id = $1', [userId]);
  await deleteDeviceNotices(db, userId);
  await db.query('DELETE FROM one_time_codes WHERE user_id = $1 AND purpose = ANY ($2)', [userId, purposes]);
}
