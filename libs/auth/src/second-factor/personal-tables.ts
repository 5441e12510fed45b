/** Personal data in the tables of TOTP secrets, passkeys and recovery codes. */
import { cascades, columnNames, type ExportedTable, ownRows, secret, type WithheldTable } from '#auth/user';

export const secondFactorPersonalTables: readonly ExportedTable[] = [
  {
    section: 'authenticator_app',
    table: 'totp_secrets',
    columns: ['user_id', 'created_at', 'confirmed_at'],
    withheld: { sealed: secret, last_step: secret },
    rows: ownRows,
    single: true,
    erasure: cascades,
    retention: 'Until the second factor is removed; one day if it is never confirmed.',
  },
  {
    section: 'passkeys',
    table: 'passkeys',
    columns: columnNames('id user_id transports name backed_up created_at last_used_at'),
    withheld: { credential_id: secret, public_key: secret, counter: secret },
    rows: ownRows,
    erasure: cascades,
    retention: 'Until the passkey is removed.',
  },
];

export const withheldSecondFactors: readonly WithheldTable[] = [
  {
    table: 'recovery_codes',
    columns: ['digest', 'user_id'],
    reason: 'Digests only.',
    erasure: cascades,
    retention: 'Until the codes are renewed or the second factor is removed.',
  },
  {
    table: 'passkey_challenges',
    columns: ['holder', 'purpose', 'digest', 'user_id', 'expires_at'],
    reason: 'Challenges of registrations and logins that are in progress.',
    erasure: cascades,
    retention: 'Until the challenge expires.',
  },
];
