/** The public keys, for services that verify tokens locally (RFC 7517). */
import { TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { TokenKeys } from '../token-keys.js';
import type { PublicJwk } from './signing-key.entity.js';

export interface PublishedKey extends PublicJwk {
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'ES256';
}

export interface KeySet {
  readonly keys: readonly PublishedKey[];
}

/** Seconds. */
const longestAge = 300;

@Injectable()
export class PublishKeys {
  constructor(
    private readonly keys: TokenKeys,
    private readonly settings: TokenSettings,
  ) {}

  /**
   * The latest first, including those that do not sign yet. `maxAge` is in seconds and at most the lead time, so that
   * caches have each key before it signs.
   * @throws CodedError `database.unavailable`
   */
  async execute(): Promise<{ set: KeySet; maxAge: number }> {
    const keys = [...(await this.keys.published())].map(([kid, { jwk }]) => published(kid, jwk));
    return { set: { keys }, maxAge: Math.min(longestAge, this.settings.signingKeyLead) };
  }
}

/** Copied member by member, so that nothing else of the row is published. */
function published(kid: string, { kty, crv, x, y }: PublicJwk): PublishedKey {
  return { kty, crv, x, y, kid, use: 'sig', alg: 'ES256' };
}
