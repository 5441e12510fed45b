/** Compares a cookie of the gateway, as it arrives here, with the settings, and the settings with the addresses. */
import type { CookieSettings } from '#config';
import { type Finding, finding } from '../finding.js';
import { when } from '../when.js';

type Settings = Pick<CookieSettings, 'own' | 'domain' | 'secure' | 'sameSite'>;

/** @param lines the Set-Cookie headers of an answer that sets the cookie of a login challenge */
export function judgeCookie(lines: readonly string[], settings: Settings): readonly Finding[] {
  const { name, path } = settings.own.challenge;
  const line = lines.find((one) => one.startsWith(`${name}=`));
  if (line === undefined) return [finding('cookies.missing', { name })];
  const attributes = new Map(
    line
      .split(';')
      .slice(1)
      .map((part) => part.trim().split('='))
      .map(([key, value]) => [key!.toLowerCase(), value?.toLowerCase() ?? ''] as const),
  );
  const wanted: [string, string | undefined][] = [
    ['Path', path],
    ['Domain', settings.domain],
    ['SameSite', settings.sameSite],
    ['Secure', settings.secure ? '' : undefined],
    ['HttpOnly', ''],
  ];
  const changed = wanted.filter(([key, value]) => attributes.get(key.toLowerCase()) !== value?.toLowerCase());
  return when(changed.length > 0, () =>
    finding('cookies.changed', { name, attributes: changed.map(([key]) => key).join(', ') }),
  );
}

/** @param publicUrl see PUBLIC_URL */
export function judgeCookieSettings(
  { domain, sameSite }: Settings,
  publicUrl: string,
  corsOrigins: readonly string[],
): Finding[] {
  const { hostname } = new URL(publicUrl);
  const bare = domain?.replace(/^\./, '').toLowerCase();
  const isInside = bare === undefined || hostname === bare || hostname.endsWith(`.${bare}`);
  const foreign = corsOrigins.filter((origin) => siteOf(origin) !== siteOf(publicUrl));
  return [
    ...when(!isInside, () => finding('cookies.domain', { domain: domain!, host: hostname })),
    ...when(sameSite !== 'none' && foreign.length > 0, () =>
      finding('cookies.other_site', { origins: foreign.join(', '), value: sameSite }),
    ),
  ];
}

/** Roughly: two hosts of one organisation below a suffix such as co.uk count as one site. */
function siteOf(address: string): string {
  const { hostname } = new URL(address);
  return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.');
}
