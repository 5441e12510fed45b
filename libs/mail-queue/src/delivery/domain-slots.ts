/** Keeps one slow domain from taking every place: each gets a few sends at a time in this process. */
import { Injectable } from '@nestjs/common';

/** Sends at a time, of all domains together. */
export const sendsAtOnce = 20;

const sendsAtOncePerDomain = 5;

/** Further places for urgent mails only: many registrations must not delay resets to the same domain. */
const urgentSendsPerDomain = 2;

@Injectable()
export class DomainSlots {
  private readonly taken = new Map<string, number>();

  /** Takes a place of the domain. @returns false when none is free; `free` returns the place */
  take(domain: string, isUrgent = false): boolean {
    const taken = this.taken.get(domain) ?? 0;
    const places = sendsAtOncePerDomain + (isUrgent ? urgentSendsPerDomain : 0);
    if (taken >= places) return false;
    this.taken.set(domain, taken + 1);
    return true;
  }

  free(domain: string): void {
    const taken = this.taken.get(domain) ?? 0;
    if (taken > 1) this.taken.set(domain, taken - 1);
    else this.taken.delete(domain);
  }
}
