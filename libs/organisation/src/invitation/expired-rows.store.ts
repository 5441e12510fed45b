/** Deletes invitations that ended 90 days ago. DELETE fires `withdraw_mail_of_deleted` (libs/database/triggers/invitation-mails.sql). */
import type { ExpiredRows } from '#database';

export const endedInvitations: readonly ExpiredRows[] = [
  {
    table: 'invitations',
    key: 'id',
    condition: `coalesce(closed_at, expires_at) < now() - interval '90 days'`,
    age: 'coalesce(closed_at, expires_at)',
  },
];
