/** Decides where a page may send people on: to the gateway itself and to the front ends of `CORS_ORIGINS`, nowhere else. */
import type { TrustedOrigins } from '#auth/http';
import type { AppSettings } from '#config';
import { CodedError } from '#errors';

const longest = 2000;

/** Browsers drop tabs and line ends from addresses, and read `\` as `/`; other parsers do not. */
const ambiguous = /[\s\\\p{Cc}]/u;

/**
 * @param value a path of the gateway (`/account/security`) or an absolute address
 * @returns the absolute address; undefined for an empty value
 * @throws CodedError `page.return_refused`
 */
export function returnAddress(
  value: string,
  { publicUrl }: Pick<AppSettings, 'publicUrl'>,
  trusted: TrustedOrigins,
): URL | undefined {
  if (value === '') return undefined;
  const refused = () => new CodedError('page.return_refused');
  if (value.length > longest || ambiguous.test(value) || value.startsWith('//')) throw refused();
  const relativeTo = value.startsWith('/') ? publicUrl : undefined;
  if (!URL.canParse(value, relativeTo)) throw refused();
  const url = new URL(value, relativeTo);
  if (url.username !== '' || url.password !== '') throw refused();
  const origin = originOf(url);
  if (origin !== trusted.own && !trusted.listed.includes(origin)) throw refused();
  return url;
}

/** `URL.origin` is `null` for the schemes of apps, such as `capacitor://localhost`. */
export function originOf(url: URL): string {
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}
