/** How browsers reach the service: what the cookies are called and which pages may call. */

export interface HttpOptions {
  /** The gateway's COOKIE_ACCESS_NAME; `access_token` when left out. */
  readonly accessCookie?: string;
  /** The gateway's COOKIE_CSRF_NAME; `csrftoken` when left out. */
  readonly csrfCookie?: string;
  /**
   * Origins of pages that may call with cookies, beside the service's own by the `Host` header. Behind a proxy that changes
   * it, the service's public origin too.
   */
  readonly origins?: readonly string[];
}

/** As `node:http` has them: names in lower case. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A header that was sent once. */
export function single(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
