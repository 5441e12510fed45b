/** Which database an address names, in words for an operator; never with the password. */
import { Client } from 'pg';

export interface DatabaseAddress {
  readonly database: string;
  readonly user: string;
  /** `host:port`, or the folder of a socket. */
  readonly server: string;
}

/** As the driver reads it, with the driver's defaults; connects to nothing. */
export function databaseAddressOf(url: string): DatabaseAddress {
  const { database = '', user = '', host, port } = new Client({ connectionString: url });
  return {
    database,
    user,
    server: host.startsWith('/') ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`,
  };
}

/** `database "gatehouse" at localhost:5432 as user "app"` */
export function describeDatabase(url: string): string {
  const { database, user, server } = databaseAddressOf(url);
  return `database "${database}" at ${server} as user "${user}"`;
}

/** The host that an address names, IPv6 in brackets, or the folder of a socket. */
export function databaseHost(url: string): string {
  const { host } = new Client({ connectionString: url });
  return host.includes(':') ? `[${host}]` : host;
}
