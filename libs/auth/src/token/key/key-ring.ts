/**
 * The signing keys in this process: the trusted ones, and the one that signs. Keys that were loaded more than a
 * second ago are not used, so every process rejects a revoked key within a second, even if a notification was lost.
 */
import { CoalescedRun } from '#background';
import type { KeyObject } from 'node:crypto';
import { AppSettings } from '#config';
import { readFrom } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openPrivateKey, publicKeyOf } from './key-pair.js';
import type { PublicJwk } from './signing-key.entity.js';
import { findTrustedKeys, type StoredKey } from './signing-key.store.js';

/** Milliseconds after which keys are reloaded in the background. */
const renewalAge = 500;
/** Milliseconds after which keys are reloaded before they are used. */
const maxAge = 1000;
/** Milliseconds between two loads, also under a flood of tokens with invented key ids. */
const loadInterval = 200;

interface TrustedKey {
  readonly jwk: PublicJwk;
  readonly verifies: KeyObject;
}

/** Immutable: a change of keys replaces the object. */
export interface Keys {
  /** By `kid`, the latest first. */
  readonly trusted: ReadonlyMap<string, TrustedKey>;
  /** Undefined if no key can be decrypted with this `SECRET_KEY`. */
  readonly signer: { readonly kid: string; readonly signs: KeyObject } | undefined;
}

@Injectable()
export class KeyRing {
  private readonly logger = new Logger('Keys');
  private readonly sealingKeys: readonly KeyObject[];
  private readonly loading = new CoalescedRun(() => this.load(), loadInterval);
  private keys: Keys = { trusted: new Map(), signer: undefined };
  /** When the load of these keys began, in milliseconds of `performance.now()`. */
  private asOf = -Infinity;
  private unopened: string | undefined;

  constructor(
    private readonly dataSource: DataSource,
    settings: AppSettings,
  ) {
    this.sealingKeys = settings.keysFor('signing-keys');
  }

  /** @returns the keys as they were at most a second ago; undefined if they have to be loaded */
  recall(): Keys | undefined {
    const age = performance.now() - this.asOf;
    if (age > maxAge) return undefined;
    if (age > renewalAge) this.loading.run().catch(() => undefined);
    return this.keys;
  }

  /**
   * The keys as they were at most a second ago.
   * @throws CodedError `database.unavailable` when they cannot be read
   */
  async current(): Promise<Keys> {
    return this.recall() ?? this.reloaded();
  }

  /**
   * The keys as read from the database after this call: a token with an unknown `kid` may be signed with a key that another
   * process has just created. Concurrent calls share one query, which starts within 200 ms.
   * @throws CodedError `database.unavailable` when they cannot be read
   */
  async reloaded(): Promise<Keys> {
    await this.loading.run();
    return this.keys;
  }

  private async load(): Promise<void> {
    const asOf = performance.now();
    const stored = await readFrom(this.dataSource, findTrustedKeys);
    const signer = this.signerOf(stored);
    const same =
      signer?.kid === this.keys.signer?.kid &&
      stored.map(({ kid }) => kid).join() === [...this.keys.trusted.keys()].join();
    if (!same) this.keys = { signer, trusted: this.trustedOf(stored) };
    this.asOf = asOf;
  }

  /** The latest that can be decrypted: a process that still has the former `SECRET_KEY` uses the previous key. */
  private signerOf(stored: readonly StoredKey[]): Keys['signer'] {
    const former = this.keys.signer;
    let unopened: string | undefined;
    let signer: Keys['signer'];
    for (const { kid, sealedPrivateKey } of stored) {
      if (!sealedPrivateKey) continue;
      const signs =
        kid === former?.kid ? former.signs : openPrivateKey(this.sealingKeys, kid, sealedPrivateKey);
      if (signs) {
        signer = { kid, signs };
        break;
      }
      unopened ??= kid;
    }
    // If there is no usable key, `PrepareKeys` reports it and stops the process.
    if (unopened !== undefined && unopened !== this.unopened && (signer ?? former)) {
      this.logger.error(`The signing key ${unopened} is sealed under another SECRET_KEY`);
    }
    this.unopened = unopened;
    return signer;
  }

  /** Key objects are cached because creating them is expensive. */
  private trustedOf(stored: readonly StoredKey[]): Keys['trusted'] {
    return new Map(
      stored.map(({ kid, publicJwk }) => [
        kid,
        this.keys.trusted.get(kid) ?? { jwk: publicJwk, verifies: publicKeyOf(publicJwk) },
      ]),
    );
  }
}
