/** Verifies the signature of a known passkey, and its counter. */
import { SecondFactorSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import type { FactorProof } from '../factor-proof.js';
import { NotifyOwner } from '../notify-owner.js';
import { type KnownPasskey, passkeyExists, recordPasskeyUse } from './passkey.store.js';
import { relyingPartyOf } from './relying-party.js';
import { type SignedChallenge, verifyAssertion } from './webauthn.js';

@Injectable()
export class VerifyPasskey {
  private readonly logger = new Logger('SecondFactor');

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SecondFactorSettings,
    private readonly owner: NotifyOwner,
  ) {}

  /**
   * @param accept runs after a valid signature; false rejects the passkey
   * @returns undefined for an invalid signature, and for a counter that did not increase
   */
  async execute(
    passkey: KnownPasskey,
    signed: SignedChallenge,
    client: Client,
    accept: () => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<FactorProof | undefined> {
    const use = await verifyAssertion(relyingPartyOf(this.settings), signed, passkey.publicKey);
    if (!use || !(await accept())) return undefined;
    if (!(await readFrom(this.dataSource, (db) => recordPasskeyUse(db, passkey.id, use)))) {
      await this.reportCopy(passkey, client);
      return undefined;
    }
    return { method: 'passkey', redeem: (db) => passkeyExists(db, passkey.id) };
  }

  /** The signature is valid but its counter did not increase: notifies the owner of a possible copy. */
  private async reportCopy({ id: passkeyId, userId }: KnownPasskey, client: Client): Promise<void> {
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
