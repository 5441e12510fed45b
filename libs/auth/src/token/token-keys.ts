/** Selects the key that signs tokens and the key that verifies a token, by the settings and the key ring. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { AppSettings, type TokenAlgorithm, TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { type Keys, KeyRing } from './key/key-ring.js';
import type { TokenHeader } from './token-header.js';

export interface SigningWith {
  readonly algorithm: TokenAlgorithm;
  readonly key: KeyObject;
  readonly kid: string | undefined;
  /** Verifies the signatures of `key`. */
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

  /** @throws CodedError `database.unavailable` when the signing key cannot be read */
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
   * @returns the key for such a token, if the cache guarantees that it is trusted
   */
  recall(header: TokenHeader): KeyObject | undefined {
    if (!this.accepts(header)) return undefined;
    return header.kid === undefined ? this.secret : this.ring.recall()?.trusted.get(header.kid)?.verifies;
  }

  /**
   * As `recall`, but reads the database if the cache has no answer.
   * @returns undefined if no trusted key signs such tokens
   * @throws CodedError `database.unavailable` when they cannot be read
   */
  async find(header: TokenHeader): Promise<KeyObject | undefined> {
    if (!this.accepts(header)) return undefined;
    if (header.kid === undefined) return this.secret;
    const { trusted } = await this.ring.current();
    const key = trusted.get(header.kid) ?? (await this.ring.reloaded()).trusted.get(header.kid);
    return key?.verifies;
  }

  /** The keys whose tokens are accepted, for services that verify tokens themselves. */
  async published(): Promise<Keys['trusted']> {
    const accepted = this.settings.algorithm === 'ES256' || this.acceptsFormer();
    return accepted ? (await this.ring.current()).trusted : new Map();
  }

  /** Legacy tokens and those of the other algorithm are accepted within the window of `ACCEPT_FORMER_UNTIL` only. */
  private accepts({ algorithm, isLegacy }: TokenHeader): boolean {
    return (algorithm === this.settings.algorithm && !isLegacy) || this.acceptsFormer();
  }

  private acceptsFormer(): boolean {
    const { acceptFormerUntil: end } = this.settings;
    return end !== undefined && this.clock.now() < end;
  }
}
