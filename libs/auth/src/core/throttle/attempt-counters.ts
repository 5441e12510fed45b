/** Which counters an attempt is counted on. Their names are keyed digests: a store tells neither who nor from where. */
import { createHmac, type KeyObject } from 'node:crypto';
import { AppSettings, ThrottleSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { canonicalEmail } from '../account/canonical-email.js';
import { networkOf } from './network.js';
import type { Counter } from './store/throttle-store.js';

/** What is counted apart from everything else: `guess` for passwords and codes, or a name a door chose for what it does. */
export type CountedAct = 'guess' | (string & {});

export interface CountedAttempt {
  readonly act: CountedAct;
  /** Left out where the account alone is counted. */
  readonly address: string | undefined;
  /** Email of the account, in any form. */
  readonly account?: string | undefined;
  /** Token of a device that is known to the account. */
  readonly knownDevice?: string | undefined;
}

const day = 24 * 3600;

@Injectable()
export class AttemptCounters {
  private readonly key: KeyObject;

  constructor(
    settings: AppSettings,
    private readonly limits: ThrottleSettings,
  ) {
    this.key = settings.keyFor('throttle');
  }

  /**
   * By account and by address. A device the account knows is counted by itself alone, so that nobody else can use up
   * its attempts.
   */
  of({ act, account, address, knownDevice }: CountedAttempt): Counter[] {
    if (knownDevice !== undefined) return this.ofAccount(`${act}:device`, knownDevice);
    const { window, addressAttempts, networkAttempts } = this.limits;
    const ofAccount = account === undefined ? [] : this.ofAccount(`${act}:account`, canonicalEmail(account));
    if (address === undefined) return ofAccount;
    const key = this.keyOfNetwork(networkOf(address), act);
    return [...ofAccount, { key, limit: networkAttempts[act] ?? addressAttempts, seconds: window }];
  }

  /** @param network as CIDR */
  keyOfNetwork(network: string, act: CountedAct = 'guess'): string {
    return this.name(`${act}:address`, network);
  }

  /** @param account email, in any form */
  keysOfAccount(account: string): string[] {
    return this.ofAccount('guess:account', canonicalEmail(account)).map(({ key }) => key);
  }

  private ofAccount(kind: string, subject: string): Counter[] {
    const { window, accountAttempts, accountDayAttempts } = this.limits;
    return [
      { key: this.name(kind, subject), limit: accountAttempts, seconds: window },
      { key: this.name(`${kind}-day`, subject), limit: accountDayAttempts, seconds: day },
    ];
  }

  private name(kind: string, subject: string): string {
    return `${kind}:${createHmac('sha256', this.key).update(`${kind}\n${subject}`).digest('base64url')}`;
  }
}
