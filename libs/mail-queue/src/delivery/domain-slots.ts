/** Keeps one slow domain from taking every place: each gets a few sends at a time in this process. */
import { Injectable } from '@nestjs/common';

/** Sends at a time, of all domains together. */
export const sendsAtOnce = 20;

const sendsAtOncePerDomain = 5;

@Injectable()
export class DomainSlots {
  private readonly taken = new Map<string, number>();

  /** Takes a place; false when all of the domain's are taken. Whoever got one gives it back by `free`. */
  take(domain: string): boolean {
    const taken = this.taken.get(domain) ?? 0;
    if (taken === sendsAtOncePerDomain) return false;
    this.taken.set(domain, taken + 1);
    return true;
  }

  free(domain: string): void {
    const taken = this.taken.get(domain) ?? 0;
    if (taken > 1) this.taken.set(domain, taken - 1);
    else this.taken.delete(domain);
  }
}
