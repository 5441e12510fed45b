/** Decides by the browser's headers whether a request comes from a trusted page. */
import type { AppSettings, HttpSettings } from '#config';

/** Headers that browsers set and scripts cannot: Fetch Metadata (W3C) and Origin (RFC 6454). */
export interface RequestSource {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** The host the request was sent to, with its port. */
  readonly host: string | undefined;
}

export interface TrustedOrigins {
  /** The origin of `PUBLIC_URL`. */
  readonly own: string;
  /** The origins in `CORS_ORIGINS`. */
  readonly listed: readonly string[];
}

export function trustedOriginsOf(
  app: Pick<AppSettings, 'publicUrl'>,
  http: Pick<HttpSettings, 'corsOrigins'>,
): TrustedOrigins {
  return { own: new URL(app.publicUrl).origin, listed: http.corsOrigins };
}

/**
 * Listed origins are trusted. Otherwise `Sec-Fetch-Site`, if sent, must be `same-origin` or `none` (address bar, bookmark), and
 * `Origin`, if sent, must be the gateway's own. Clients that send neither, such as curl, are not browsers and pass.
 */
export function isTrustedSource(source: RequestSource, trusted: TrustedOrigins): boolean {
  const { origin, fetchSite, host } = source;
  if (origin !== undefined && trusted.listed.includes(origin)) return true;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  return origin === undefined || origin === trusted.own || hostOf(origin) === host;
}

/** @returns null for the opaque origin `null` and for text that is not an origin */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) && new URL(origin).origin === origin ? new URL(origin).host : null;
}
