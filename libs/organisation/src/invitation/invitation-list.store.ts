/** Reads invitations in SQL, with the names of what they refer to and the delivery of their mail. */
import type { EntityManager } from 'typeorm';
import { countOrEstimateQuery, queryParameters, whereAll } from '#database';
import { validate as isUuid } from 'uuid';
import { containing, ListOrder, type Ordered, type Page, type PageRequest } from '#paging';
import { areaAddress } from '../area/area.store.js';
import type { Scope } from '../scope.js';
import type { Invitation, InvitationState } from './invitation.entity.js';

export type InvitationDetails = Omit<
  Invitation,
  | 'company'
  | 'inviter'
  | 'user'
  | 'codeDigest'
  | 'formerCodeDigests'
  | 'permissionIds'
  | 'mailId'
  | 'olderSpelling'
> & {
  /** Name of the inviting company. */
  readonly company: string | null;
  /** Null if the invitation names none or the department was deleted. */
  readonly department: string | null;
  /** Address and number. Null if the invitation names none or the area was deleted. */
  readonly area: string | null;
  /** `<name> <action>` of each that still exists. */
  readonly permissions: readonly string[];
  /**
   * The newest mail. Null once it is no longer stored: 7 days after it was sent, 30 days after it failed, or when the invitation ended
   * before it was sent.
   */
  readonly mail: {
    readonly state: 'waiting' | 'sent' | 'failed';
    /** Reply code or kind of failure of the last attempt. */
    readonly reason: string | null;
  } | null;
};

export interface InvitationFilter {
  readonly state?: InvitationState | undefined;
  /** Part of the email. */
  readonly search?: string | undefined;
  readonly companyId?: number | undefined;
}

/** The state by the database's clock. */
const state = `CASE WHEN invitation.state IN ('sent', 'opened') AND invitation.expires_at <= now() THEN 'expired'
  ELSE invitation.state END`;

const invitations = (andAlso = '') => `
  SELECT invitation.id, invitation.version, invitation.email, invitation.company_id AS "companyId", company.name AS company,
    invitation.invited_by AS "invitedBy", invitation.from_shell AS "fromShell", invitation.language, invitation.profile,
    invitation.phones,
    invitation.department_id AS "departmentId", department.name AS department,
    invitation.area_id AS "areaId", CASE WHEN area.id IS NOT NULL THEN ${areaAddress} END AS area, invitation.part,
    ARRAY(SELECT permission.name || ' ' || permission.action FROM permissions permission
      WHERE permission.id = ANY (invitation.permission_ids) ORDER BY permission.name, permission.action) AS permissions,
    invitation.permission_group AS "permissionGroup", ${state} AS state, invitation.expires_at AS "expiresAt",
    invitation.sent_at AS "sentAt", invitation.times_sent AS "timesSent", invitation.opened_at AS "openedAt",
    CASE WHEN ${state} = 'expired' THEN invitation.expires_at ELSE invitation.closed_at END AS "closedAt",
    invitation.user_id AS "userId",
    CASE WHEN mail.id IS NOT NULL THEN jsonb_build_object('reason', mail.last_error, 'state', CASE
      WHEN mail.sent_at IS NOT NULL THEN 'sent' WHEN mail.failed_at IS NOT NULL THEN 'failed' ELSE 'waiting' END)
    END AS mail${andAlso}
  FROM invitations invitation
  LEFT JOIN company_profiles company ON company.user_id = invitation.company_id
  LEFT JOIN departments department ON department.id = invitation.department_id
  LEFT JOIN areas area ON area.id = invitation.area_id
  LEFT JOIN houses house ON house.id = area.house_id
  LEFT JOIN mail_outbox mail ON mail.id = invitation.mail_id`;

const companyOf = (scope: Scope) => (scope.kind === 'all' ? null : scope.userId);

/** @returns undefined also for an invitation of another company and for a malformed id */
export async function findInvitation(
  db: EntityManager,
  scope: Scope,
  id: string,
): Promise<InvitationDetails | undefined> {
  if (!isUuid(id)) return undefined;
  const rows = await db.query<InvitationDetails[]>(
    `${invitations()} WHERE invitation.id = $1 AND ($2::int IS NULL OR invitation.company_id = $2)`,
    [id, companyOf(scope)],
  );
  return rows[0];
}

export type CodedInvitation = InvitationDetails & {
  /** Whether a newer mail has another code. */
  readonly isReplaced: boolean;
};

/** @returns undefined if no invitation has the code, or had it */
export async function findByCode(db: EntityManager, digest: Buffer): Promise<CodedInvitation | undefined> {
  const rows = await db.query<InvitationDetails[]>(`${invitations()} WHERE invitation.code_digest = $1`, [
    digest,
  ]);
  if (rows[0]) return { ...rows[0], isReplaced: false };
  const replaced = await db.query<InvitationDetails[]>(
    `${invitations()} WHERE invitation.former_code_digests @> ARRAY[$1::bytea]`,
    [digest],
  );
  return replaced[0] && { ...replaced[0], isReplaced: true };
}

/** Open ones to the email of an account that proved it. Of two accounts whose addresses are one, the canonical form counts. */
const ownInvitations = `${invitations()}
  JOIN users account ON account.id = $1 AND account.is_active AND NOT account.is_deleted AND NOT account.has_unproven_email
  WHERE ${state} IN ('sent', 'opened') AND (invitation.email = account.email OR (invitation.older_spelling = account.email
    AND NOT EXISTS (SELECT FROM users WHERE users.email = invitation.email)))`;

export function findOwnInvitations(db: EntityManager, userId: number): Promise<InvitationDetails[]> {
  return db.query(`${ownInvitations} ORDER BY invitation.id DESC`, [userId]);
}

/** @returns undefined also for a malformed id */
export async function findOwnInvitation(
  db: EntityManager,
  userId: number,
  id: string,
): Promise<(InvitationDetails & { readonly codeDigest: Buffer }) | undefined> {
  if (!isUuid(id)) return undefined;
  const [found] = await db.query<InvitationDetails[]>(`${ownInvitations} AND invitation.id = $2`, [
    userId,
    id,
  ]);
  if (!found) return undefined;
  const [{ codeDigest }] = await db.query<[{ codeDigest: Buffer }]>(
    'SELECT code_digest AS "codeDigest" FROM invitations WHERE id = $1',
    [id],
  );
  return { ...found, codeDigest };
}

const id = { sql: 'invitation.id', type: 'uuid' } as const;
export const invitationOrder = new ListOrder(
  {
    id: [id],
    email: [{ sql: 'invitation.email', type: 'text' }, id],
    sent_at: [{ sql: 'invitation.sent_at', type: 'moment' }, id],
  },
  '-id',
);

/** @throws CodedError `request.invalid_fields` for an unknown order or an invalid cursor */
export async function listInvitations(
  db: EntityManager,
  scope: Scope,
  filter: InvitationFilter,
  page: PageRequest,
): Promise<Page<InvitationDetails>> {
  const reading = invitationOrder.read(page);
  const { values, parameter } = queryParameters();
  const conditions = [
    scope.kind !== 'all' && `invitation.company_id = ${parameter(scope.userId)}`,
    filter.companyId !== undefined && `invitation.company_id = ${parameter(filter.companyId)}`,
    filter.search !== undefined &&
      `invitation.email LIKE ${parameter(containing(filter.search.toLowerCase()))}`,
    filter.state !== undefined && `${state} = ${parameter(filter.state)}`,
  ];
  const filtering = [...values];
  const start = reading.condition(parameter);
  const rows = await db.query<Ordered<InvitationDetails>[]>(
    `${invitations(`, ${reading.cursor()} AS cursor`)} ${whereAll([...conditions, start])}
     ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
  return reading.pageWithTotal<InvitationDetails>(rows, () =>
    countOrEstimateQuery(db, `SELECT FROM invitations invitation ${whereAll(conditions)}`, filtering),
  );
}
