/**
 * Reads the users and permissions of any number of sessions in one query. The subjects are cached, so a trigger must
 * notify every change that would make a cached subject wrong (libs/database/triggers/cache-invalidation.sql).
 */
import type { Subject } from '#auth/contract';
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { type PermissionFlags, permissionsOf } from '#auth/authorization';

/** A live session at the time of the read. */
export interface LiveSession {
  readonly subject: Subject;
  /** `jti` of the newest refresh token, if a rotation issued it and no use has shown that the browser received it; else null. */
  readonly unusedTip: string | null;
  /** Time of the read by the database's clock, in seconds since the epoch. */
  readonly now: number;
  /** Time by the same clock at which the session expires unless it is refreshed. */
  readonly expiresAt: number;
}

interface SubjectRow extends Omit<LiveSession, 'subject'>, PermissionFlags {
  sessionId: string;
  userId: number;
  subject: string;
}

const liveSubjects: PreparedQuery = {
  name: 'live-subjects',
  text: `
    SELECT s.id AS "sessionId", u.id AS "userId", u.subject,
      u.is_superuser AS "isSuperuser", u.is_staff AS "isStaff", u.is_active AS "isActive",
      u.is_admin AS "isAdmin", u.is_deleted AS "isDeleted",
      CASE WHEN s.predecessor_jti IS NOT NULL THEN s.tip_jti END AS "unusedTip",
      extract(epoch FROM now())::float8 AS now, extract(epoch FROM s.expires_at)::float8 AS "expiresAt",
      ARRAY(
        SELECT p.name || ' ' || p.action FROM permission_grants g JOIN permissions p ON p.id = g.permission_id
        WHERE g.user_id = u.id ORDER BY p.name, p.action
      ) AS granted
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ANY($1::uuid[])
      AND s.ended_at IS NULL AND s.expires_at > now() AND u.is_active AND NOT u.is_deleted`,
};

/** @returns the live sessions by id, without those that have ended, have expired or do not exist */
export async function findLiveSessions(
  db: EntityManager,
  sessionIds: readonly string[],
): Promise<Map<string, LiveSession>> {
  const rows = await runPrepared<SubjectRow>(db, liveSubjects, [sessionIds]);
  return new Map(
    rows.map((row) => {
      const { sessionId, userId, subject, unusedTip, now, expiresAt } = row;
      const permissions = permissionsOf(row);
      return [sessionId, { unusedTip, now, expiresAt, subject: { userId, subject, sessionId, permissions } }];
    }),
  );
}
