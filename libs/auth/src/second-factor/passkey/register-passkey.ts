/** Completes the registration of a passkey: verifies and stores it. */
import { SecondFactorSettings } from '#config';
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { type ChangedFactors, ChangeFactors } from '../change-factors.js';
import { takeChallenge } from './passkey-challenge.store.js';
import { insertPasskey, type ListedPasskey } from './passkey.store.js';
import { relyingPartyOf } from './relying-party.js';
import { type AttestationResponse, challengeDigest, challengeOf, verifyAttestation } from './webauthn.js';

export interface Registration {
  readonly name: string;
  readonly response: AttestationResponse;
}

@Injectable()
export class RegisterPasskey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SecondFactorSettings,
    private readonly changeFactors: ChangeFactors,
  ) {}

  /**
   * Spends the challenge in any case.
   * @returns the passkey, recovery codes if it is the first factor, and the tokens of the new session
   * @throws CodedError `second_factor.rejected`, or `second_factor.passkey_unusable` for a passkey that is already
   * registered or exceeds the maximum number
   */
  async execute(
    caller: { userId: number; sessionId: string },
    { name, response }: Registration,
    client: Client,
  ): Promise<ChangedFactors<ListedPasskey>> {
    const { userId, sessionId } = caller;
    const challenge = challengeOf(response);
    if (challenge === undefined) throw new CodedError('second_factor.rejected');
    const presented = {
      holder: sessionId,
      purpose: 'registration',
      userId,
      digest: challengeDigest(challenge),
    } as const;
    const isUnspent = await readFrom(this.dataSource, (db) => takeChallenge(db, presented));
    const credential =
      isUnspent && (await verifyAttestation(relyingPartyOf(this.settings), response, challenge));
    if (!credential) throw new CodedError('second_factor.rejected');
    const transports = response.response.transports ?? [];
    return this.changeFactors.execute({
      ...caller,
      client,
      kind: 'second_factor.passkey_added',
      verified: 'passkey',
      make: async (db) => {
        const passkey = await insertPasskey(db, userId, { ...credential, name, transports });
        if (!passkey) throw new CodedError('second_factor.passkey_unusable');
        return passkey;
      },
    });
  }
}
