/** The entities of this folder, for the DataSource. */
import { PasskeyChallenge } from './passkey/passkey-challenge.entity.js';
import { Passkey } from './passkey/passkey.entity.js';
import { UsedPasskeyChallenge } from './passkey/used-passkey-challenge.entity.js';
import { FormerRecoveryKey } from './recovery-code/former-recovery-key.entity.js';
import { RecoveryCode } from './recovery-code/recovery-code.entity.js';
import { TotpSecret } from './totp/totp-secret.entity.js';

export const secondFactorEntities = [
  PasskeyChallenge,
  UsedPasskeyChallenge,
  Passkey,
  RecoveryCode,
  FormerRecoveryKey,
  TotpSecret,
];
