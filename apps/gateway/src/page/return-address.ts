/** Decides where a page may send people on: to the gateway itself and to the front ends of `CORS_ORIGINS`, nowhere else. */
import type { AppSettings, HttpSettings } from '#config';
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
  { corsOrigins }: Pick<HttpSettings, 'corsOrigins'>,
): URL | undefined {
  if (value === '') return undefined;
  const refused = () => new CodedError('page.return_refused');
  if (value.length > longest || ambiguous.test(value) || value.startsWith('//')) throw refused();
  const origin = value.startsWith('/') ? publicUrl : undefined;
  if (!URL.canParse(value, origin)) throw refused();
  const url = new URL(value, origin);
  if (url.username !== '' || url.password !== '') throw refused();
  const trusted = [new URL(publicUrl).origin, ...corsOrigins];
  if (!trusted.includes(originOf(url))) throw refused();
  return url;
}

/** `URL.origin` is `null` for the schemes of apps, such as `capacitor://localhost`. */
function originOf(url: URL): string {
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}
