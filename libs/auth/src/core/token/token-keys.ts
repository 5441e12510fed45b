/** Which key signs a token, and which key a token must have been signed with: by the settings and the ring of key pairs. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { AppSettings, type TokenAlgorithm, TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Known } from '../known.js';
import { type Keys, KeyRing } from './key/key-ring.js';
import type { TokenHeader } from './token-header.js';

export interface SigningWith {
  readonly algorithm: TokenAlgorithm;
  readonly key: KeyObject;
  readonly kid: string | undefined;
  /** By which others find the signature good. */
  readonly verifies: KeyObject;
}

@Injectable()
export class TokenKeys {
  private readonly secret: KeyObject;

  constructor(
    private readonly ring: KeyRing,
    private readonly settings: TokenSettings,
    app: AppSettings,
    private readonly clock: Clock,
  ) {
    this.secret = createSecretKey(Buffer.from(app.secretKey));
  }

  /** @throws CodedError `database.unavailable` when it cannot be known which key signs */
  async signing(): Promise<SigningWith> {
    const { algorithm } = this.settings;
    if (algorithm === 'HS256') {
      return { algorithm, key: this.secret, kid: undefined, verifies: this.secret };
    }
    const { signer, trusted } = await this.ring.current();
    const verifies = signer && trusted.get(signer.kid)?.verifies;
    if (!verifies) throw new Error('No signing key can be opened with this SECRET_KEY');
    return { algorithm, key: signer.signs, kid: signer.kid, verifies };
  }

  /**
   * The algorithm goes with the key, never with the token alone (RFC 8725, 3.1).
   * @returns undefined if no key is trusted with such a token; at once where it is known, for this is asked at every request
   * @throws CodedError `database.unavailable` when that cannot be known
   */
  verifying({ algorithm, kid, former }: TokenHeader): Known<KeyObject | undefined> {
    if ((algorithm !== this.settings.algorithm || former) && !this.acceptsFormer()) return undefined;
    if (kid === undefined) return this.secret;
    const keys = this.ring.current();
    const known = keys instanceof Promise ? undefined : keys.trusted.get(kid);
    return known?.verifies ?? this.lookUp(kid, keys);
  }

  /** The keys whose tokens are taken, for those who verify by themselves. */
  async published(): Promise<Keys['trusted']> {
    const taken = this.settings.algorithm === 'ES256' || this.acceptsFormer();
    return taken ? (await this.ring.current()).trusted : new Map();
  }

  private async lookUp(kid: string, keys: Keys | Promise<Keys>): Promise<KeyObject | undefined> {
    const { trusted } = await keys;
    return (trusted.get(kid) ?? (await this.ring.reloaded()).trusted.get(kid))?.verifies;
  }

  private acceptsFormer(): boolean {
    const { acceptFormerUntil: end } = this.settings;
    return end !== undefined && this.clock.now() < end;
  }
}
