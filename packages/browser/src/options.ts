/** The options of the library. */

/** `logout`: the user logged out in one of the tabs. `refused`: the session has expired or was ended elsewhere. */
export type SessionEnd = 'logout' | 'refused';

/** `start`: a user logged in. `refresh`: the cookies were renewed, and the account may have changed. */
export type SessionEvent = 'start' | 'refresh' | SessionEnd;

export interface GatehouseOptions {
  /** URL of the gateway, with or without a path. Default: the origin of the page. */
  readonly baseUrl?: string;
  /** Origins of further services that accept the cookies. Only these and the gateway get cookies and the CSRF token. */
  readonly origins?: readonly string[];
  /** The gateway's `COOKIE_CSRF_NAME`. Default `csrftoken`. */
  readonly csrfCookie?: string;
  /** The session has ended: show the login page. Called once in every open tab; never for a failing network or server. */
  readonly onSessionEnd?: (reason: SessionEnd) => void;
  /** A user logged in, in this tab or another. */
  readonly onSessionStart?: () => void;
  /** The cookies were renewed, in this tab or another. */
  readonly onRefresh?: () => void;
}
