/** Every column of sealed bytes. A spec compares the list with the database, so that `reseal` forgets none. */
import { formerKeyRow, totpRow } from '#auth/second-factor';
import type { KeyPurpose } from '#config';

export interface SealedColumn {
  /** As the report names the rows. */
  readonly kind: string;
  readonly table: 'signing_keys' | 'former_recovery_keys' | 'totp_secrets' | 'mail_outbox';
  readonly column: string;
  /** Primary key. */
  readonly id: string;
  readonly idType: 'uuid' | 'integer' | 'bytea';
  readonly purpose: KeyPurpose;
  /** Associated data of the row with this id. */
  rowOf(id: RowId): string;
}

export type RowId = string | number | Buffer;

export const sealedColumns: readonly SealedColumn[] = [
  {
    kind: 'signing keys',
    table: 'signing_keys',
    column: 'sealed_private_key',
    id: 'kid',
    idType: 'uuid',
    purpose: 'signing-keys',
    rowOf: String,
  },
  {
    kind: 'keys of recovery codes',
    table: 'former_recovery_keys',
    column: 'sealed',
    id: 'fingerprint',
    idType: 'bytea',
    purpose: 'recovery-code',
    rowOf: (fingerprint) => formerKeyRow(fingerprint as Buffer),
  },
  {
    kind: 'authenticator apps',
    table: 'totp_secrets',
    column: 'sealed',
    id: 'user_id',
    idType: 'integer',
    purpose: 'totp',
    rowOf: (userId) => totpRow(userId as number),
  },
  {
    kind: 'mails',
    table: 'mail_outbox',
    column: 'sealed',
    id: 'id',
    idType: 'uuid',
    purpose: 'mail',
    rowOf: String,
  },
];
