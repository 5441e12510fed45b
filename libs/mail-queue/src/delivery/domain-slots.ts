/** Keeps one slow domain from taking every place: each gets a few sends at a time in this process. */
import { Injectable } from '@nestjs/common';

/** Sends at a time, of all domains together. */
export const sendsAtOnce = 20;

const sendsAtOncePerDomain = 5;

/** More, for urgent mails alone: whoever fills the others by registering does not hold up resets to the same domain. */
const urgentSendsPerDomain = 2;

@Injectable()
export class DomainSlots {
  private readonly taken = new Map<string, number>();

  /** Takes a place; false when all of the domain's are taken. Whoever got one gives it back by `free`. */
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
