/** Whether a browser's own account of where a request comes from allows it to change anything. */
import type { AppSettings, HttpSettings } from '#config';

/** The headers a browser sets and no script can: Fetch Metadata (W3C) and Origin (RFC 6454). */
export interface RequestSource {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** The host the request was sent to, with its port. */
  readonly host: string | undefined;
}

export interface TrustedOrigins {
  /** The origin people know the gateway by. */
  readonly own: string;
  /** Front ends on origins of their own. */
  readonly listed: readonly string[];
}

export function trustedOriginsOf(
  app: Pick<AppSettings, 'publicUrl'>,
  http: Pick<HttpSettings, 'corsOrigins'>,
): TrustedOrigins {
  return { own: new URL(app.publicUrl).origin, listed: http.corsOrigins };
}

/**
 * A listed origin may always. Otherwise no header may speak against it: `Sec-Fetch-Site` must be ours or a person's
 * own doing, `Origin` must be ours. Clients that send neither, such as curl, carry no one else's cookies and pass.
 */
export function isTrustedSource(source: RequestSource, trusted: TrustedOrigins): boolean {
  const { origin, fetchSite, host } = source;
  if (origin !== undefined && trusted.listed.includes(origin)) return true;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  return origin === undefined || origin === trusted.own || hostOf(origin) === host;
}

/** @returns null for an origin that hides itself (`null`) or is no origin at all */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) && new URL(origin).origin === origin ? new URL(origin).host : null;
}
