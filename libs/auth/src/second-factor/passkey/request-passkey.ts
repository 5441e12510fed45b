/** Creates the options for `navigator.credentials.get`, valid for one holder and purpose. */
import { SecondFactorSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FactorRequest } from '../factor-proof.js';
import { putChallenge } from './passkey-challenge.store.js';
import { listCredentials } from './passkey.store.js';
import { relyingPartyOf } from './relying-party.js';
import { challengeDigest, type RequestOptions, requestOptions } from './webauthn.js';

@Injectable()
export class RequestPasskey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SecondFactorSettings,
  ) {}

  /** @throws CodedError `second_factor.not_enrolled` if the user has no passkey */
  async execute(request: FactorRequest): Promise<RequestOptions> {
    const { challengeLife } = this.settings;
    return inTransaction(this.dataSource, async (db) => {
      const allowed = await listCredentials(db, request.userId);
      if (allowed.length === 0) throw new CodedError('second_factor.not_enrolled');
      const options = await requestOptions(relyingPartyOf(this.settings), allowed, challengeLife);
      const digest = challengeDigest(options.challenge);
      await putChallenge(db, { ...request, digest }, challengeLife);
      return options;
    });
  }
}
