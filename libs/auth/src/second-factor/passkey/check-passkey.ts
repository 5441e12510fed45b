/** Verifies the signature of a passkey. */
import { SecondFactorSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import type { FactorRequest, FactorProof } from '../factor-proof.js';
import { NotifyOwner } from '../notify-owner.js';
import { takeChallenge } from './passkey-challenge.store.js';
import { findPasskey, recordPasskeyUse, passkeyExists } from './passkey.store.js';
import { relyingPartyOf } from './relying-party.js';
import { type AssertionResponse, challengeDigest, challengeOf, verifyAssertion } from './webauthn.js';

@Injectable()
export class CheckPasskey {
  private readonly logger = new Logger('SecondFactor');

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SecondFactorSettings,
    private readonly owner: NotifyOwner,
  ) {}

  /** Spends the challenge in any case. @returns undefined if no passkey of the user signed it */
  async execute(
    request: FactorRequest,
    response: AssertionResponse,
    client: Client,
  ): Promise<FactorProof | undefined> {
    const challenge = challengeOf(response);
    if (challenge === undefined) return undefined;
    const { userId } = request;
    const presented = { ...request, digest: challengeDigest(challenge) };
    const credentialId = Buffer.from(response.id, 'base64url');
    const passkey = await readFrom(this.dataSource, async (db) =>
      (await takeChallenge(db, presented)) ? findPasskey(db, userId, credentialId) : undefined,
    );
    if (!passkey) return undefined;
    const use = await verifyAssertion(relyingPartyOf(this.settings), response, challenge, passkey.publicKey);
    if (!use) return undefined;
    if (!(await readFrom(this.dataSource, (db) => recordPasskeyUse(db, passkey.id, use)))) {
      await this.refuse(userId, passkey.id, client);
      return undefined;
    }
    return { method: 'passkey', redeem: (db) => passkeyExists(db, passkey.id) };
  }

  /** The signature is valid but its counter did not increase: notifies the owner of a possible copy. */
  private async refuse(userId: number, passkeyId: string, client: Client): Promise<void> {
    const isNotified = await inTransaction(this.dataSource, async (db) => {
      if (!(await passkeyExists(db, passkeyId))) return false;
      await this.owner.execute(db, { userId, client, kind: 'second_factor.passkey_refused' });
      return true;
    });
    if (isNotified)
      this.logger.warn({
        event: 'second_factor.passkey_refused',
        userId,
        passkeyId,
        address: client.address,
      });
  }
}
