/** The HTTP address of the gateway, and the origins that may call it from a browser. */
import { str, type CleanedEnv } from 'envalid';
import { origins } from './origin-kinds.js';
import { trustedProxies } from './trusted-proxies.js';
import { flag, list, moment, wholeOr } from './variable-kinds.js';

export const httpVariables = {
  HOST: str({ default: '127.0.0.1', desc: 'Address the servers listen on; 0.0.0.0 for all' }),
  PORT: wholeOr(8000, 0, 65535, 'Port of the gateway'),
  CORS_ORIGINS: origins({
    default: [],
    desc: 'Origins of the front ends, comma-separated; apps too (capacitor://localhost). Only these may call with cookies from another origin',
    example: 'https://app.example.com',
  }),
  TRUST_PROXY: trustedProxies({
    default: '',
    desc: 'Comma-separated addresses or networks of the reverse proxies whose report of the client is believed',
    example: '10.0.0.0/8',
  }),
  TRUST_PROXY_HEADER: str({
    default: 'x-forwarded-for',
    choices: ['x-forwarded-for', 'forwarded'],
    desc: 'Header in which all of these proxies report the client. The other one is never read: proxies pass it on as the client wrote it',
  }),
  HSTS_INCLUDE_SUBDOMAINS: flag({
    default: false,
    desc: 'Adds includeSubDomains to Strict-Transport-Security: browsers then reach every host below this one by https only',
  }),
  API_DOCUMENT: flag({
    default: undefined,
    desc: 'Serves the OpenAPI document at /api/v1/openapi.json to anybody. Left empty: in development only',
  }),
  SECURITY_CONTACT: list({
    default: [],
    desc: 'Comma-separated addresses for reports of vulnerabilities, the preferred one first; /.well-known/security.txt names them',
    example: 'mailto:security@example.com',
  }),
  SECURITY_EXPIRES: moment({
    default: undefined,
    desc: 'Moment until which security.txt is valid, at most a year ahead; afterwards it is not served',
    example: '2027-12-31T00:00:00Z',
  }),
};

type HttpEnv = CleanedEnv<typeof httpVariables>;

export class HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: string;
  readonly trustProxyHeader: 'x-forwarded-for' | 'forwarded';

  readonly hstsIncludeSubdomains: boolean;
  readonly servesApiDocument: boolean;
  /** Of security.txt (RFC 9116); undefined if no contact is configured. */
  readonly security: { readonly contacts: readonly string[]; readonly expires: Date } | undefined;

  constructor(env: HttpEnv & { DEBUG: boolean }) {
    this.host = env.HOST;
    this.port = env.PORT;
    this.corsOrigins = env.CORS_ORIGINS;
    this.trustProxy = env.TRUST_PROXY;
    this.trustProxyHeader = env.TRUST_PROXY_HEADER as 'x-forwarded-for' | 'forwarded';
    this.hstsIncludeSubdomains = env.HSTS_INCLUDE_SUBDOMAINS;
    this.servesApiDocument = env.API_DOCUMENT ?? env.DEBUG;
    const { SECURITY_CONTACT: contacts, SECURITY_EXPIRES: expires } = env;
    this.security = expires && contacts.length > 0 ? { contacts, expires } : undefined;
  }

  static faults({ SECURITY_CONTACT: contacts, SECURITY_EXPIRES: expires }: Partial<HttpEnv>): string[] {
    const faults = [];
    if ((contacts?.length ?? 0) > 0 !== (expires !== undefined)) {
      faults.push('SECURITY_CONTACT and SECURITY_EXPIRES need each other (RFC 9116)');
    }
    if (contacts?.some((contact) => !/^(mailto:|https:\/\/|tel:)[\x21-\x7e]+$/.test(contact))) {
      faults.push(
        'SECURITY_CONTACT must hold addresses such as mailto:security@example.com or https://example.com/report',
      );
    }
    return faults;
  }
}
