/** Creates a TOTP secret for an authenticator app. `ConfirmTotp` activates it. */
import { SecondFactorSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConfirmPassword } from '#auth/account';
import type { Client } from '#auth/security-event';
import { lockOwnerForChange } from '../owner.store.js';
import { newTotpSecret, provisioningUri, typedSecret } from './totp-code.js';
import { TotpSecrets } from './totp-secrets.js';
import { insertTotp } from './totp.store.js';

export interface OfferedTotp {
  /** Base32, for typing. */
  readonly secret: string;
  /** An `otpauth://` address, for a QR code. */
  readonly uri: string;
}

@Injectable()
export class BeginTotp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly confirmPassword: ConfirmPassword,
    private readonly secrets: TotpSecrets,
    private readonly settings: SecondFactorSettings,
  ) {}

  /** @throws CodedError `second_factor.totp_enrolled`, `resource.changed_meanwhile`, and what `ConfirmPassword` throws */
  async execute(
    caller: { userId: number; sessionId: string },
    password: string,
    client: Client,
  ): Promise<OfferedTotp> {
    const { userId } = caller;
    const { email, setAt } = await this.confirmPassword.execute(userId, password, client);
    const secret = newTotpSecret();
    const sealed = this.secrets.seal(userId, secret);
    await inTransaction(this.dataSource, async (db) => {
      if (!(await lockOwnerForChange(db, caller, setAt))) throw new CodedError('resource.changed_meanwhile');
      if (!(await insertTotp(db, userId, sealed))) throw new CodedError('second_factor.totp_enrolled');
    });
    return { secret: typedSecret(secret), uri: provisioningUri(secret, this.settings.issuer, email) };
  }
}
