/** The TLS settings in the form that the driver takes. */
import type { DatabaseSettings, TlsOptions } from '#config';
import { Client } from 'pg';

type Tls = DatabaseSettings['tls'];

/**
 * @param url of the server that is connected to
 * @returns nothing where the address itself says whether to use TLS
 */
export function driverTls(url: string, tls: Tls): { ssl?: false | (TlsOptions & { host: string }) } {
  if (!tls) return tls === false ? { ssl: false } : {};
  // Without `host` Node.js would compare the certificate of a server with an IP address with the name localhost: the driver
  // opens the socket itself, and passes on a name only.
  return { ssl: { ...tls, host: new Client({ connectionString: url }).host } };
}
