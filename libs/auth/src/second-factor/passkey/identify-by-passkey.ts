/** Finds the user whose passkey signed the challenge of a login without a password. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import type { FactorProof } from '../factor-proof.js';
import { PasskeyLoginChallenges } from './passkey-login-challenges.js';
import { findPasskey } from './passkey.store.js';
import { useChallenge } from './used-passkey-challenge.store.js';
import { VerifyPasskey } from './verify-passkey.js';
import { type AssertionResponse, challengeDigest, challengeOf, userHandleOf } from './webauthn.js';

export interface IdentifiedUser {
  readonly userId: number;
  readonly email: string;
  readonly proof: FactorProof;
}

@Injectable()
export class IdentifyByPasskey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly challenges: PasskeyLoginChallenges,
    private readonly verifyPasskey: VerifyPasskey,
  ) {}

  /**
   * The passkey is the only factor, so its authenticator must have verified the user (WebAuthn Level 3, section 7.2, step 17).
   * @throws CodedError `session.passkey_unknown` if no account has this passkey, `second_factor.rejected` for an invalid
   * signature and for a challenge that was not issued here, has expired or was used before
   */
  async execute(response: AssertionResponse, client: Client): Promise<IdentifiedUser> {
    const challenge = challengeOf(response);
    const expiresAt = challenge === undefined ? undefined : this.challenges.expiryOf(challenge);
    if (challenge === undefined || !expiresAt) throw new CodedError('second_factor.rejected');
    const credentialId = Buffer.from(response.id, 'base64url');
    const passkey = await readFrom(this.dataSource, (db) => findPasskey(db, credentialId));
    if (!passkey) throw new CodedError('session.passkey_unknown');
    const { userId, subject, email } = passkey;
    const signed = { response, challenge, isUserVerified: true };
    const isOwn = belongsTo(subject, response);
    const proof =
      isOwn &&
      (await this.verifyPasskey.execute(passkey, signed, client, () =>
        readFrom(this.dataSource, (db) => useChallenge(db, challengeDigest(challenge), expiresAt)),
      ));
    if (!proof) throw new CodedError('second_factor.rejected', { userId });
    return { userId, email, proof };
  }
}

/** Whether the authenticator stores the passkey for this user (section 7.2, step 6). */
function belongsTo(subject: string, { response: { userHandle } }: AssertionResponse): boolean {
  return userHandle === userHandleOf(subject);
}
