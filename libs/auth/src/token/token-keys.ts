/** Selects the key that signs tokens and the key that verifies a token, by the settings and the key ring. */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
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
  /** For HS256. The first signs; the others verify tokens of before a change of `SECRET_KEY`. */
  private readonly secrets: readonly KeyObject[];

  constructor(
    private readonly ring: KeyRing,
    private readonly settings: TokenSettings,
    app: AppSettings,
    private readonly clock: Clock,
  ) {
    this.secrets = [app.secretKey, ...app.secretKeyFallbacks].map((secret) =>
      createSecretKey(Buffer.from(secret)),
    );
  }

  /** @throws CodedError `database.unavailable` when the signing key cannot be read */
  async signing(): Promise<SigningWith> {
    const { algorithm } = this.settings;
    if (algorithm === 'HS256') {
      const key = this.secrets[0]!;
      return { algorithm, key, kid: undefined, verifies: key };
    }
    const { signer, trusted } = await this.ring.current();
    const verifies = signer && trusted.get(signer.kid)?.verifies;
    if (!verifies) throw new Error('No signing key can be opened with this SECRET_KEY');
    return { algorithm, key: signer.signs, kid: signer.kid, verifies };
  }

  /**
   * The algorithm goes with the key, never with the token alone (RFC 8725, 3.1).
   * @returns whether the cache guarantees that the key is trusted for such a token
   */
  trusts(header: TokenHeader, key: KeyObject): boolean {
    if (!this.accepts(header)) return false;
    if (header.kid === undefined) return this.secrets.includes(key);
    return this.ring.recall()?.trusted.get(header.kid)?.verifies === key;
  }

  /**
   * Reads the database if the cache has no answer.
   * @param raw the token, whose signature is still to be verified
   * @returns undefined if no trusted key signs such tokens
   * @throws CodedError `database.unavailable` when they cannot be read
   */
  async find(header: TokenHeader, raw: string): Promise<KeyObject | undefined> {
    if (!this.accepts(header)) return undefined;
    if (header.kid === undefined) return this.secretOf(raw);
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

  /** The secret that signed the token, or the current one, with which its verification then fails. */
  private secretOf(raw: string): KeyObject {
    const [current, ...others] = this.secrets;
    if (others.length === 0) return current!;
    const end = raw.lastIndexOf('.');
    const [text, signature] = [raw.slice(0, end), Buffer.from(raw.slice(end + 1), 'base64url')];
    const isSignedWith = (key: KeyObject) => {
      const expected = createHmac('sha256', key).update(text).digest();
      return signature.length === expected.length && timingSafeEqual(signature, expected);
    };
    return this.secrets.find(isSignedWith) ?? current!;
  }

  private acceptsFormer(): boolean {
    const { acceptFormerUntil: end } = this.settings;
    return end !== undefined && this.clock.now() < end;
  }
}
