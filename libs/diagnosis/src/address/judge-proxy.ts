/** What the way of a request says about reverse proxies and TRUST_PROXY. */
import { type Finding, finding } from '../finding.js';
import { when } from '../when.js';

/** An address for documentation (RFC 5737): nobody has it. */
export const writtenAddress = '203.0.113.77';

export interface Arrival {
  /** Address of the connection to the gateway. */
  readonly peer: string;
  /** Address that the gateway takes for the client's. */
  readonly client: string;
  /** The header TRUST_PROXY_HEADER as it arrived. */
  readonly reported: string | null;
}

/**
 * @param sent the header as the diagnosis wrote it, with `writtenAddress`
 * @param header its name
 */
export function judgeProxy(
  { peer, client, reported }: Arrival,
  sent: string,
  header: string,
): readonly Finding[] {
  const isProxied = reported !== sent;
  if (client === writtenAddress)
    return [finding(isProxied ? 'proxy.forgeable' : 'proxy.own_address', { header })];
  if (!isProxied) return [];
  if (reported === null) return [finding('proxy.no_report', { header, peer })];
  const reportedClient = lastAddressIn(reported);
  return when(client === peer && reportedClient !== peer, () =>
    finding('proxy.not_trusted', { peer, header }),
  );
}

/** Of both `X-Forwarded-For` and `Forwarded`. */
function lastAddressIn(reported: string): string {
  const last = reported.split(',').at(-1)!.trim();
  const written = /for="?\[?([^\]";]+)/i.exec(last)?.[1] ?? last;
  return written.replace(/^::ffff:/i, '').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
}
