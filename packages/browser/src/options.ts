/** What an application tells the library, and what it is told. */

/** `logout`: somebody logged out in one of the tabs. `refused`: the session has expired or was ended elsewhere. */
export type SessionEnd = 'logout' | 'refused';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface GatehouseOptions {
  /** Address of the gateway; the origin of the page when left out. A folder below an origin is possible. */
  readonly baseUrl?: string;
  /** Origins of further services that read the same cookies, beside the gateway's. No other is sent cookies or the CSRF token. */
  readonly origins?: readonly string[];
  /** Name of the CSRF cookie, the gateway's COOKIE_CSRF_NAME; `csrftoken` when left out. */
  readonly csrfCookie?: string;
  /** The session is over: show the login page. Called once in every open tab, never for a network or server that fails. */
  readonly onSessionEnd?: (reason: SessionEnd) => void;
  /** Somebody logged in, in this tab or another. */
  readonly onSessionStart?: () => void;
  /** The cookies were renewed, in this tab or another. */
  readonly onRefresh?: () => void;
}
