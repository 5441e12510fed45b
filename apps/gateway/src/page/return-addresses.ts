/** Where login and step-up lead: the address the caller named, if it is trusted, otherwise the start page. */
import { type TrustedOrigins, trustedOriginsOf } from '#auth/http';
import { AppSettings, HttpSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { type FormFields, textOf } from './form-fields.js';
import { PageRenderer } from './page-renderer.js';
import { originOf, returnAddress } from './return-address.js';

/** The parameter `return_to` of a page or its form. */
export interface ReturnParameter {
  /** As it was sent; empty for the start page. */
  readonly returnTo: string;
  /** The origin that the redirect of the form may lead to, where it is not the gateway's own. */
  readonly formTarget: string | undefined;
}

@Injectable()
export class ReturnAddresses {
  private readonly trusted: TrustedOrigins;

  constructor(
    private readonly app: AppSettings,
    http: HttpSettings,
    private readonly pages: PageRenderer,
  ) {
    this.trusted = trustedOriginsOf(app, http);
  }

  /** @throws CodedError `page.return_refused` */
  read(fields: FormFields): ReturnParameter {
    const returnTo = textOf(fields, 'return_to');
    const origin = originOf(new URL(this.resolve(returnTo), this.trusted.own));
    return { returnTo, formTarget: origin === this.trusted.own ? undefined : origin };
  }

  /**
   * @param returnTo empty for the start page
   * @throws CodedError `page.return_refused`
   */
  resolve(returnTo: string): string {
    return returnAddress(returnTo, this.app, this.trusted)?.href ?? this.pages.home;
  }
}
