/** The gateway's doors: address, and who may call from a browser. */
import { str, type CleanedEnv } from 'envalid';
import { origins } from './origin-kinds.js';
import { trustedProxies } from './trusted-proxies.js';
import { wholeOr } from './variable-kinds.js';

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
    desc: 'Addresses or networks of the reverse proxies whose X-Forwarded-For is believed, comma-separated',
    example: '10.0.0.0/8',
  }),
};

type HttpEnv = CleanedEnv<typeof httpVariables>;

export class HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: string;

  constructor(env: HttpEnv) {
    this.host = env.HOST;
    this.port = env.PORT;
    this.corsOrigins = env.CORS_ORIGINS;
    this.trustProxy = env.TRUST_PROXY;
  }
}
