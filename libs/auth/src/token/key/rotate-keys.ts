/** Publishes the next signing key, which signs after the lead time: by schedule or by command. */
import { AppSettings, TokenSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { newKeyPair, openPrivateKey } from './key-pair.js';
import { KeyRing } from './key-ring.js';
import { insertKey, listKeys } from './signing-key.store.js';

export interface NextKey {
  readonly kid: string;
  /** Time from which it signs. */
  readonly activatesAt: Date;
}

@Injectable()
export class RotateKeys {
  private readonly logger = new Logger('Keys');

  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
    private readonly app: AppSettings,
    private readonly tokens: TokenSettings,
  ) {}

  /**
   * Does nothing before the rotation is due. One of several concurrent processes creates a key.
   * @returns undefined if this call created none
   */
  async ifDue(): Promise<NextKey | undefined> {
    const { algorithm, signingKeyPeriod: period, signingKeyLead: lead } = this.tokens;
    if (algorithm !== 'ES256') return undefined;
    // A process that cannot decrypt the signing key would create one that the others cannot decrypt.
    const { signer } = await this.ring.current();
    if (!signer) throw new Error('No signing key can be opened with this SECRET_KEY');
    return this.publish({ lead, age: period - lead });
  }

  /**
   * A published key that does not sign yet already is the next one. If the signing key was encrypted under another
   * `SECRET_KEY`, the new one signs immediately.
   * @throws CodedError `authorization.refused`
   */
  async now(actor: Actor): Promise<NextKey & { readonly made: boolean }> {
    requireSuperuser(actor);
    const before = await this.listed();
    const signing = before.find(({ state }) => state === 'signing');
    const opens = !signing || this.opens(signing.kid, signing.sealedPrivateKey);
    const when = opens ? { lead: this.tokens.signingKeyLead, age: 0 } : { lead: 0, age: null };
    const made = await this.publish(when, actor);
    if (made) return { ...made, made: true };
    // If this one was not created, a concurrent one is newer than the key that signed before.
    const [latest] = await this.listed();
    return { kid: latest!.kid, activatesAt: latest!.activatesAt, made: false };
  }

  private listed() {
    return readFrom(this.dataSource, async (db) =>
      (await listKeys(db)).filter(({ state }) => state !== 'revoked'),
    );
  }

  private opens(kid: string, sealed: Buffer | null): boolean {
    return sealed !== null && openPrivateKey(this.app.keysFor('signing-keys'), kid, sealed) !== undefined;
  }

  private async publish(
    when: { lead: number; age: number | null },
    actor?: Actor,
  ): Promise<NextKey | undefined> {
    const pair = newKeyPair(this.app.keyFor('signing-keys'));
    const activatesAt = await inTransaction(this.dataSource, async (db) => {
      const inserted = await insertKey(db, { ...pair, ...when });
      if (inserted && actor) {
        const change = { before: null, after: { activatesAt: inserted } };
        await recordChange(db, actor, { action: 'signing_key.published', target: pair.kid, ...change });
      }
      return inserted;
    });
    if (!activatesAt) return undefined;
    this.logger.log({ event: 'signing_key.published', kid: pair.kid, activatesAt });
    return { kid: pair.kid, activatesAt };
  }
}
