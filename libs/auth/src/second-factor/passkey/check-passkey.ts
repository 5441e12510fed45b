/** Checks the passkey of a user whose login or session is known. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import type { FactorRequest, FactorProof } from '../factor-proof.js';
import { takeChallenge } from './passkey-challenge.store.js';
import { findPasskey } from './passkey.store.js';
import { VerifyPasskey } from './verify-passkey.js';
import { type AssertionResponse, challengeDigest, challengeOf } from './webauthn.js';

@Injectable()
export class CheckPasskey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly verifyPasskey: VerifyPasskey,
  ) {}

  /** Spends the challenge in any case. @returns undefined if no passkey of the user signed it */
  async execute(
    request: FactorRequest,
    response: AssertionResponse,
    client: Client,
  ): Promise<FactorProof | undefined> {
    const challenge = challengeOf(response);
    if (challenge === undefined) return undefined;
    const presented = { ...request, digest: challengeDigest(challenge) };
    const credentialId = Buffer.from(response.id, 'base64url');
    const passkey = await readFrom(this.dataSource, async (db) =>
      (await takeChallenge(db, presented)) ? findPasskey(db, credentialId) : undefined,
    );
    if (passkey?.userId !== request.userId) return undefined;
    // It follows a password, so the authenticator need not have verified the user.
    return this.verifyPasskey.execute(passkey, { response, challenge, isUserVerified: false }, client);
  }
}
