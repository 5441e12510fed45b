/** Calls the gateway under PUBLIC_URL, as browsers do, and looks at cookies, CORS and what proxies report. */
import type { AppSettings, CookieSettings, HttpSettings } from '#config';
import type { Check } from '../check.js';
import { type Finding, finding } from '../finding.js';
import { isLoopback } from '../loopback.js';
import { reasonOf } from '../reason.js';
import { when } from '../when.js';
import { judgeCookie, judgeCookieSettings } from './judge-cookies.js';
import { type Arrival, judgeProxy, writtenAddress } from './judge-proxy.js';
import { issueProbeToken, probeHeader } from './probe-token.js';

/** Milliseconds for an answer. */
const patience = 4_000;

/** Of an answer that is read. */
const mostBytes = 10_000;

/** Nobody can own it (RFC 2606). */
const foreignOrigin = 'https://diagnosis.invalid';
const mostOrigins = 5;

export class PublicAddressCheck implements Check {
  readonly name = 'public-address';

  constructor(
    private readonly app: AppSettings,
    private readonly http: Pick<HttpSettings, 'corsOrigins' | 'trustProxyHeader'>,
    private readonly cookies: CookieSettings,
  ) {}

  async run(): Promise<readonly Finding[]> {
    const { publicUrl } = this.app;
    const { protocol, hostname } = new URL(publicUrl);
    const ofSettings = [
      ...when(protocol === 'http:' && !isLoopback(hostname), () =>
        finding('address.not_https', { address: publicUrl }),
      ),
      ...judgeCookieSettings(this.cookies, publicUrl, this.http.corsOrigins),
    ];
    try {
      return [...ofSettings, ...(await this.connection()), ...(await this.crossOrigin())];
    } catch (error) {
      return [...ofSettings, finding('address.unreachable', { address: publicUrl, reason: reasonOf(error) })];
    }
  }

  private async connection(): Promise<readonly Finding[]> {
    const { publicUrl: address } = this.app;
    const header = this.http.trustProxyHeader;
    const sent = header === 'forwarded' ? `for=${writtenAddress}` : writtenAddress;
    const token = issueProbeToken(this.app.keyFor('diagnosis'), Date.now());
    const response = await this.call('/api/v1/diagnosis/connection/', {
      headers: { [header]: sent, [probeHeader]: token },
    });
    const location = response.headers.get('location');
    if (location !== null) return [finding('address.redirects', { address, location })];
    const body = await jsonOf(response);
    if (response.status === 404 && body?.['code'] === 'request.not_found') {
      return [finding('address.other_secret', { address })];
    }
    const { peer, client, reported } = body ?? {};
    if (typeof peer !== 'string' || typeof client !== 'string') {
      return [finding('address.other_service', { address, status: response.status })];
    }
    const arrival: Arrival = { peer, client, reported: typeof reported === 'string' ? reported : null };
    const isSecure = address.startsWith('https:');
    return [
      ...judgeProxy(arrival, sent, header),
      ...judgeCookie(response.headers.getSetCookie(), this.cookies),
      ...when(isSecure && !response.headers.has('strict-transport-security'), () =>
        finding('address.no_hsts', { address }),
      ),
    ];
  }

  private async crossOrigin(): Promise<readonly Finding[]> {
    const origins = this.http.corsOrigins.slice(0, mostOrigins);
    const allowed = await Promise.all(origins.map((origin) => this.allowedFor(origin)));
    const refused = origins.filter((origin, index) => allowed[index] !== origin);
    const foreign = await this.allowedFor(foreignOrigin);
    return [
      ...refused.map((origin) => finding('cors.refused', { origin })),
      ...when(foreign !== null, () => finding('cors.open', { allowed: foreign! })),
    ];
  }

  /** @returns what the answer to a preflight allows for this origin */
  private async allowedFor(origin: string): Promise<string | null> {
    const response = await this.call('/api/v1/login/', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    const allowed = response.headers.get('access-control-allow-origin');
    const hasCookies = response.headers.get('access-control-allow-credentials') === 'true';
    return hasCookies || allowed === '*' ? allowed : null;
  }

  private call(path: string, options: RequestInit): Promise<Response> {
    return fetch(`${this.app.publicUrl}${path}`, {
      ...options,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
  }
}

/** @returns undefined for anything but a short JSON object */
async function jsonOf(response: Response): Promise<Record<string, unknown> | undefined> {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return undefined;
  if (Number(response.headers.get('content-length') ?? mostBytes + 1) > mostBytes) return undefined;
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
