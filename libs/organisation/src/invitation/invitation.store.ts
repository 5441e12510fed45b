/**
 * Writes invitations in SQL. INSERT fires `tell_invitation_sent`, UPDATE of the state fires `tell_invitation_end`
 * (libs/database/triggers/invitation-events.sql). UPDATE to an end or to another mail fires `withdraw_mail_at_end`
 * (libs/database/triggers/invitation-mails.sql), which deletes the former mail unless it was sent.
 */
import { runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { Invitation, type InvitationState } from './invitation.entity.js';

export type NewInvitationRow = Pick<
  Invitation,
  | 'id'
  | 'email'
  | 'olderSpelling'
  | 'companyId'
  | 'invitedBy'
  | 'fromShell'
  | 'language'
  | 'profile'
  | 'phones'
  | 'departmentId'
  | 'areaId'
  | 'part'
  | 'permissionIds'
  | 'permissionGroup'
  | 'codeDigest'
  | 'mailId'
> & {
  /** Days. */
  readonly life: number;
};

const isOpen = `state IN ('sent', 'opened') AND expires_at > clock_timestamp()`;

const insertion = {
  name: 'insert-invitation',
  text: `INSERT INTO invitations (id, email, company_id, invited_by, language, profile, department_id, area_id, part,
      permission_ids, permission_group, code_digest, mail_id, expires_at, older_spelling, from_shell, phones)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10::uuid[], $11, $12, $13, now() + make_interval(days => $14),
      $15, $16, $17::jsonb)
    ON CONFLICT (email, (coalesce(company_id, 0))) WHERE state IN ('sent', 'opened') DO NOTHING RETURNING id`,
};

/**
 * Inserts, and if an expired invitation of the same address is in the way, ends that first. Of concurrent calls for one address
 * exactly one succeeds.
 * @returns whether it was inserted: false if an open invitation exists
 */
export async function insertInvitation(db: EntityManager, row: NewInvitationRow): Promise<boolean> {
  const insert = () =>
    runPrepared(db, insertion, [
      row.id,
      row.email,
      row.companyId,
      row.invitedBy,
      row.language,
      JSON.stringify(row.profile),
      row.departmentId,
      row.areaId,
      row.part,
      row.permissionIds,
      row.permissionGroup,
      row.codeDigest,
      row.mailId,
      row.life,
      row.olderSpelling,
      row.fromShell,
      JSON.stringify(row.phones),
    ]);
  if ((await insert()).length > 0) return true;
  const [ended] = await db.query<[unknown[], number]>(
    `UPDATE invitations SET state = 'expired', closed_at = expires_at, version = version + 1
     WHERE email = $1 AND coalesce(company_id, 0) = coalesce($2::int, 0) AND state IN ('sent', 'opened')
       AND expires_at <= clock_timestamp() RETURNING id`,
    [row.email, row.companyId],
  );
  return ended.length > 0 && (await insert()).length > 0;
}

const current = {
  name: 'find-current-invitation',
  text: `SELECT id, CASE WHEN state = 'accepted' THEN state ELSE 'open' END AS state FROM invitations
    WHERE email = $1 AND coalesce(company_id, 0) = coalesce($2::int, 0) AND (state = 'accepted' OR ${isOpen})
    ORDER BY state = 'accepted', id DESC LIMIT 1`,
};

/** @returns the newest open or accepted invitation of the address to the company or, if null, to none */
export async function findCurrent(
  db: EntityManager,
  companyId: number | null,
  email: string,
): Promise<{ readonly id: string; readonly state: 'open' | 'accepted' } | undefined> {
  const [found] = await runPrepared<{ id: string; state: 'open' | 'accepted' }>(db, current, [
    email,
    companyId,
  ]);
  return found;
}

export interface RenewedCode {
  readonly codeDigest: Buffer;
  readonly mailId: string;
  /** Days. */
  readonly life: number;
  /** The user who requests the new mail; undefined for the shell. */
  readonly by: number | undefined;
}

/** Codes of former mails that are kept. */
const mostFormer = 20;

/**
 * Replaces the code. Without a company, the user who requests the new mail becomes the sender. An expired invitation opens again,
 * unless a newer one of the same address is open.
 * @returns whether the invitation could be sent again
 */
export async function renewCode(
  db: EntityManager,
  id: string,
  { codeDigest, mailId, life, by }: RenewedCode,
): Promise<boolean> {
  const [renewed] = await db.query<[unknown[], number]>(
    `UPDATE invitations SET state = 'sent', code_digest = $2, mail_id = $3, expires_at = now() + make_interval(days => $4),
       former_code_digests = (array_prepend(code_digest, former_code_digests))[1:${mostFormer}],
       invited_by = CASE WHEN company_id IS NULL THEN $5 ELSE invited_by END,
       from_shell = CASE WHEN company_id IS NULL THEN $5::int IS NULL ELSE from_shell END,
       sent_at = now(), times_sent = times_sent + 1, opened_at = NULL, closed_at = NULL, version = version + 1
     WHERE id = $1 AND state IN ('sent', 'opened', 'expired') RETURNING id`,
    [id, codeDigest, mailId, life, by ?? null],
  );
  return renewed.length > 0;
}

/**
 * @param codeDigest ends it only if no newer mail has replaced this code
 * @returns whether this call ended it: false for one that had ended or expired
 */
export async function endInvitation(
  db: EntityManager,
  id: string,
  state: Extract<InvitationState, 'declined' | 'revoked'>,
  codeDigest?: Buffer,
): Promise<boolean> {
  const [ended] = await db.query<[unknown[], number]>(
    `UPDATE invitations SET state = $2, closed_at = now(), version = version + 1
     WHERE id = $1 AND ${isOpen} AND ($3::bytea IS NULL OR code_digest = $3) RETURNING id`,
    [id, state, codeDigest ?? null],
  );
  return ended.length > 0;
}

/** Records that the page was opened, once for each mail. */
export async function markOpened(db: EntityManager, id: string): Promise<void> {
  await db.query(
    `UPDATE invitations SET state = 'opened', opened_at = now(), version = version + 1
     WHERE id = $1 AND state = 'sent' AND ${isOpen}`,
    [id],
  );
}

/** Locks the open invitation of a code. @returns undefined if it is not open, or a newer mail replaced the code */
export async function lockOpen(db: EntityManager, codeDigest: Buffer): Promise<Invitation | undefined> {
  const found = await db
    .createQueryBuilder(Invitation, 'invitation')
    .setLock('pessimistic_write')
    .where('invitation.codeDigest = :codeDigest', { codeDigest })
    .andWhere(`invitation.state IN ('sent', 'opened') AND invitation.expiresAt > clock_timestamp()`)
    .getOne();
  return found ?? undefined;
}

/** Of concurrent acceptances exactly one succeeds. @returns whether this call did */
export async function acceptInvitation(
  db: EntityManager,
  { id, codeDigest, userId }: { readonly id: string; readonly codeDigest: Buffer; readonly userId: number },
): Promise<boolean> {
  const [accepted] = await db.query<[unknown[], number]>(
    `UPDATE invitations SET state = 'accepted', closed_at = now(), user_id = $3, version = version + 1
     WHERE id = $1 AND code_digest = $2 AND ${isOpen} RETURNING id`,
    [id, codeDigest, userId],
  );
  return accepted.length > 0;
}

const joinable = {
  name: 'lock-joinable-company',
  text: `SELECT company.name FROM company_profiles company JOIN users ON users.id = company.user_id
    WHERE company.user_id = $1 AND NOT company.awaits_approval AND users.is_active AND NOT users.is_deleted
    FOR KEY SHARE OF company`,
};

/**
 * Locks the company against erasure until the transaction ends.
 * @returns its name; undefined unless it is open and approved
 */
export async function findJoinable(db: EntityManager, companyId: number): Promise<string | undefined> {
  const [company] = await runPrepared<{ name: string }>(db, joinable, [companyId]);
  return company?.name;
}
