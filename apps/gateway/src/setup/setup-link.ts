/** The link with which the first superuser of an installation is set up. Only `npm start` makes one, for its terminal. */
import { timingSafeEqual } from 'node:crypto';
import { CreateFirstSuperuser } from '#auth/account';
import { digestOfToken, newSecretToken } from '#sealing';
import { Injectable } from '@nestjs/common';

/** Milliseconds. */
const lifetime = 3_600_000;

/** In the memory of the process that printed the link: it dies with it, and a new start prints a new one. */
@Injectable()
export class SetupLink {
  private issued: { readonly digest: Buffer; readonly endsAt: number } | undefined;

  constructor(private readonly createFirstSuperuser: CreateFirstSuperuser) {}

  /** @returns the path of the page with its code; undefined if there is a superuser */
  async issue(): Promise<string | undefined> {
    if (!(await this.createFirstSuperuser.isPossible())) return undefined;
    const code = newSecretToken();
    this.issued = { digest: digestOfToken(code), endsAt: Date.now() + lifetime };
    return `/account/setup?code=${code}`;
  }

  /** Whether the code is that of the link, and there is still no superuser. */
  async accepts(code: string): Promise<boolean> {
    if (!this.issued || Date.now() >= this.issued.endsAt) return false;
    if (!timingSafeEqual(digestOfToken(code), this.issued.digest)) return false;
    return this.createFirstSuperuser.isPossible();
  }
}
