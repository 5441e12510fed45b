/** Publishes the next signing key, which signs after the lead: when it is time, or because somebody says so. */
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
  /** From then on it signs. */
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
   * Does nothing before its time. Any number of processes may ask at once: one key is made.
   * @returns undefined if none was made by this call
   */
  async ifDue(): Promise<NextKey | undefined> {
    const { algorithm, signingKeyPeriod: period, signingKeyLead: lead } = this.tokens;
    if (algorithm !== 'ES256') return undefined;
    // A process that cannot open the key which signs would make one that the others cannot open.
    const { signer } = await this.ring.current();
    if (!signer) throw new Error('No signing key can be opened with this SECRET_KEY');
    return this.publish({ lead, age: period - lead });
  }

  /**
   * A key that is published and has yet to sign is the next one already. Where the key that signs was sealed under another
   * `SECRET_KEY`, the new one signs at once.
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
    // Whatever kept this one from being made is younger than what signed before.
    const [latest] = await this.listed();
    return { kid: latest!.kid, activatesAt: latest!.activatesAt, made: false };
  }

  private listed() {
    return readFrom(this.dataSource, async (db) =>
      (await listKeys(db)).filter(({ state }) => state !== 'revoked'),
    );
  }

  private opens(kid: string, sealed: Buffer | null): boolean {
    return sealed !== null && openPrivateKey(this.app.keyFor('signing-keys'), kid, sealed) !== undefined;
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
