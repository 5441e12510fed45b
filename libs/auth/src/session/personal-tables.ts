/** Personal data in the tables of sessions, refresh tokens and mails about new devices. */
import { cascades, columnNames, type ExportedTable, ownRows, secret, type WithheldTable } from '#auth/user';

export const sessionPersonalTables: readonly ExportedTable[] = [
  {
    section: 'sessions',
    table: 'sessions',
    columns:
      columnNames(`id user_id created_at last_used_at expires_at absolute_expires_at ended_at end_reason
        device second_factor second_factor_at`),
    withheld: { tip_jti: secret, tip_issued_at: secret, predecessor_jti: secret },
    rows: ownRows,
    erasure: cascades,
    retention: 'One day after expiry, so that its tokens are still rejected with the precise reason.',
  },
];

export const withheldRefreshTokens: readonly WithheldTable[] = [
  {
    table: 'refresh_tokens',
    columns: columnNames('jti session_id issued_at expires_at blacklisted_at good_until'),
    reason: 'Ids of tokens. The section `sessions` says when they were used.',
    erasure: { effect: 'cascades', description: 'Deleted with the session by foreign key.' },
    retention: 'Until the token expires.',
  },
];

export const withheldDeviceNotices: readonly WithheldTable[] = [
  {
    table: 'device_notices',
    columns: columnNames('digest user_id network device sent_at expires_at'),
    reason:
      'Digests of mailed links. The section `security_events` has the logins that the mails were about.',
    erasure: cascades,
    retention: 'Until the link expires (`NEW_DEVICE_CODE_SECONDS`).',
  },
];
