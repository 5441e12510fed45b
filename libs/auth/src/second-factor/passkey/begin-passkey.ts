/** Begins the registration of a passkey: creates the options for `navigator.credentials.create`, valid in one session. */
import { SecondFactorSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConfirmPassword } from '#auth/account';
import type { Client } from '#auth/security-event';
import { lockOwnerForChange } from '../owner.store.js';
import { putChallenge } from './passkey-challenge.store.js';
import { listCredentials } from './passkey.store.js';
import { relyingPartyOf } from './relying-party.js';
import { challengeDigest, type CreationOptions, creationOptions } from './webauthn.js';

@Injectable()
export class BeginPasskey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly confirmPassword: ConfirmPassword,
    private readonly settings: SecondFactorSettings,
  ) {}

  /** @throws CodedError `resource.changed_meanwhile`, and what `ConfirmPassword` throws */
  async execute(
    caller: { userId: number; sessionId: string },
    password: string,
    client: Client,
  ): Promise<CreationOptions> {
    const { userId, sessionId } = caller;
    const { setAt } = await this.confirmPassword.execute(userId, password, client);
    const { issuer, challengeLife: life } = this.settings;
    return inTransaction(this.dataSource, async (db) => {
      const owner = await lockOwnerForChange(db, caller, setAt);
      if (!owner) throw new CodedError('resource.changed_meanwhile');
      const existing = await listCredentials(db, userId);
      const relyingParty = relyingPartyOf(this.settings);
      const options = await creationOptions({ relyingParty, issuer, ...owner, existing, life });
      const digest = challengeDigest(options.challenge);
      await putChallenge(db, { holder: sessionId, purpose: 'registration', userId, digest }, life);
      return options;
    });
  }
}
