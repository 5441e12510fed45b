/** Personal data in the tables of one-time codes, account requests and pictures to delete. */
import { cascades, type ExportedTable, ownRows, secret, type WithheldTable } from '#auth/user';

const queue = 'It controls the queue and is not about the user.';

export const accountPersonalTables: readonly ExportedTable[] = [
  {
    section: 'codes',
    table: 'one_time_codes',
    columns: ['user_id', 'purpose', 'expires_at', 'used_at', 'new_email', 'session_id'],
    withheld: { digest: secret, browser_digest: secret },
    rows: ownRows,
    erasure: cascades,
    retention: 'Until the code expires.',
  },
  {
    section: 'email_objections',
    table: 'email_objections',
    columns: ['user_id', 'former_email', 'expires_at'],
    withheld: { digest: secret, requested_by: 'The id of an administrator.' },
    rows: ownRows,
    erasure: cascades,
    retention: 'Until the link expires (`NEW_DEVICE_CODE_SECONDS`).',
  },
  {
    section: 'requests',
    table: 'account_requests',
    columns: ['id', 'kind', 'email', 'user_id', 'session_id', 'created_at'],
    withheld: { due_at: queue, is_trusted: queue },
    rows: ownRows,
    erasure: {
      effect: 'cascades',
      description:
        'Deleted with the user by foreign key; requests that name the email address only are deleted by address.',
    },
    retention: 'Until the request is fulfilled, at most one day.',
  },
];

export const withheldPictures: readonly WithheldTable[] = [
  {
    table: 'avatar_leftovers',
    columns: ['name', 'remove_after'],
    reason: 'Random names of pictures that are being uploaded or deleted.',
    erasure: {
      effect: 'keeps',
      description:
        'Kept until the picture is deleted, which is tried right after the erasure and again every hour.',
    },
    retention: 'Until the picture is deleted or becomes the picture of an account.',
  },
];
