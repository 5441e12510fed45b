/** Chooses the counters of an attempt. Their names are keyed digests, which reveal neither account nor address. */
import { createHmac, type KeyObject } from 'node:crypto';
import { AppSettings, ThrottleSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { canonicalEmail } from '#auth/user';
import { networkOf } from './network.js';
import type { Counter } from './store/throttle-store.js';

/** Acts are counted separately: `guess` for passwords and codes, or a name that the entry point chooses. */
export type CountedAct = 'guess' | (string & {});

export interface CountedAttempt {
  readonly act: CountedAct;
  /** Omitted if only the account is counted. */
  readonly address: string | undefined;
  /** Email of the account, in any form. */
  readonly account?: string | undefined;
  /** Whether the account is counted separately for each network. */
  readonly byNetwork?: boolean | undefined;
  /** Token of a device that is known to the account. */
  readonly knownDevice?: string | undefined;
}

const day = 24 * 3600;

/** Share of the daily attempts at an account that each network has, if networks are counted separately. */
const networkShare = 1 / 4;

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
   * Counts by account and by address. A known device is counted separately, so that others cannot use up
   * its attempts.
   */
  of({ act, account, address, knownDevice, byNetwork = false }: CountedAttempt): Counter[] {
    if (knownDevice !== undefined) return this.ofAccount(`${act}:device`, knownDevice);
    const { window, addressAttempts, networkAttempts } = this.limits;
    if (address === undefined) return this.ofEmail(act, account);
    const network = networkOf(address);
    const key = this.keyOfNetwork(network, act);
    return [
      ...this.ofEmail(act, account, byNetwork ? network : undefined),
      { key, limit: networkAttempts[act] ?? addressAttempts, seconds: window },
    ];
  }

  /**
   * Counters of mails that anyone can request for an account: together at most as many per day as wrong passwords.
   * @returns counters for mails that are sent immediately, and for mails that are spread over the day
   */
  ofRequestedMails(account: string): { immediate: Counter[]; spread: Counter[] } {
    const email = canonicalEmail(account);
    const { window, accountAttempts, accountDayAttempts } = this.limits;
    const half = Math.ceil(accountDayAttempts / 2);
    const kind = 'reset-mail';
    return {
      immediate: [
        { key: this.name(kind, email), limit: accountAttempts, seconds: window },
        { key: this.name(`${kind}-day`, email), limit: half, seconds: day },
      ],
      spread: [
        {
          key: this.name(`${kind}-spread`, email),
          limit: 1,
          seconds: Math.ceil(day / Math.max(1, accountDayAttempts - half)),
        },
      ],
    };
  }

  /** @param network as CIDR */
  keyOfNetwork(network: string, act: CountedAct = 'guess'): string {
    return this.name(`${act}:address`, network);
  }

  /** @param account email, in any form */
  keysOfAccount(account: string): string[] {
    return this.ofAccount('guess:account', canonicalEmail(account)).map(({ key }) => key);
  }

  private ofEmail(act: CountedAct, account: string | undefined, network?: string): Counter[] {
    if (account === undefined) return [];
    const email = canonicalEmail(account);
    if (network === undefined) return this.ofAccount(`${act}:account`, email);
    const ofDay = Math.ceil(this.limits.accountDayAttempts * networkShare);
    return this.ofAccount(`${act}:account-network`, `${email}\n${network}`, ofDay);
  }

  private ofAccount(
    kind: string,
    subject: string,
    ofDay: number = this.limits.accountDayAttempts,
  ): Counter[] {
    const { window, accountAttempts } = this.limits;
    return [
      { key: this.name(kind, subject), limit: Math.min(accountAttempts, ofDay), seconds: window },
      { key: this.name(`${kind}-day`, subject), limit: ofDay, seconds: day },
    ];
  }

  private name(kind: string, subject: string): string {
    return `${kind}:${createHmac('sha256', this.key).update(`${kind}\n${subject}`).digest('base64url')}`;
  }
}
