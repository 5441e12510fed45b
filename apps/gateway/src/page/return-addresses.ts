/** Where login and logout lead: the address the caller named, if it is trusted, otherwise the start page. */
import { AppSettings, HttpSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { PageRenderer } from './page-renderer.js';
import { returnAddress } from './return-address.js';

@Injectable()
export class ReturnAddresses {
  private readonly own: string;

  constructor(
    private readonly app: AppSettings,
    private readonly http: HttpSettings,
    private readonly pages: PageRenderer,
  ) {
    this.own = new URL(app.publicUrl).origin;
  }

  /**
   * @param value the parameter `return_to`; empty for the start page
   * @throws CodedError `page.return_refused`
   */
  resolve(value: string): string {
    return returnAddress(value, this.app, this.http)?.href ?? this.pages.home;
  }

  /**
   * The origin that a form's redirect may lead to, where it is not the gateway's own.
   * @throws CodedError `page.return_refused`
   */
  formTarget(value: string): string | undefined {
    const address = this.resolve(value);
    const { protocol, host, origin } = new URL(address, this.own);
    const target = origin === 'null' ? `${protocol}//${host}` : origin;
    return target === this.own ? undefined : target;
  }
}
