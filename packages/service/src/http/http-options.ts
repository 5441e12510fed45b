/** Names of the cookies, and the origins whose pages may send requests with cookies. */

export interface HttpOptions {
  /** The gateway's `COOKIE_ACCESS_NAME`. Default `access_token`. */
  readonly accessCookie?: string;
  /** The gateway's `COOKIE_CSRF_NAME`. Default `csrftoken`. */
  readonly csrfCookie?: string;
  /**
   * Origins of pages that may send requests with cookies, in addition to the service's own origin (the `Host` header). Add the
   * public origin of the service if a proxy changes `Host`.
   */
  readonly origins?: readonly string[];
}

/** As in `node:http`: names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** @returns undefined for a missing or repeated header */
export function single(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
