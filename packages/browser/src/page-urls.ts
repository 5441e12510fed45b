/** URLs of the gateway's pages. */

export interface ReturnOptions {
  /**
   * Where the page leads afterwards: a URL of the gateway or of an origin in its `CORS_ORIGINS`; relative URLs are relative to
   * the current page. The gateway refuses any other. Default: the current page.
   */
  readonly returnTo?: string;
}

export interface PageUrls {
  /** The page that logs in. */
  loginUrl(options?: ReturnOptions): string;
  /** The page that logs out after a click. `logout` does the same without a page. */
  logoutUrl(options?: ReturnOptions): string;
  /** The page that registers. Without a type it asks for one. */
  registerUrl(options?: { readonly type?: 'worker' | 'tenant' | 'company' }): string;
  /** The pages of the account: profile, security, sessions, history and data. */
  accountUrl(): string;
}

/** @param gateway without a trailing slash */
export function pageUrls(gateway: string): PageUrls {
  const urlOf = (page: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString();
    return `${gateway}/account/${page}${search && `?${search}`}`;
  };
  const returning =
    (page: string) =>
    ({ returnTo = location.href }: ReturnOptions = {}) =>
      urlOf(page, { return_to: new URL(returnTo, document.baseURI).href });
  return {
    loginUrl: returning('login'),
    logoutUrl: returning('logout'),
    registerUrl: ({ type } = {}) => urlOf('register', type && { type }),
    accountUrl: () => urlOf(''),
  };
}
