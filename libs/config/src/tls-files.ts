/** Files of TLS to PostgreSQL, Redis and Kafka: authorities, client certificate and its key, in PEM. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { str } from 'envalid';
import { EnvFileError } from './env-file.js';
import { fileFault } from './file-fault.js';
import { readUpTo } from './read-up-to.js';

/** What `tls.connect` of Node.js takes; the three texts are PEM. */
export interface TlsOptions {
  /** False: encrypted, but anyone between can pose as the server. */
  readonly rejectUnauthorized: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export type TlsPrefix = 'DB_SSL' | 'REDIS_SSL' | 'KAFKA_SSL';

type TlsEnv = Readonly<Record<string, unknown>>;

/** How the other settings of the server use TLS. */
export type TlsUse = 'verified' | 'unverified' | 'off';

/** Bytes; the authorities of an operating system have some 220 KiB. */
const largest = 1024 * 1024;

const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The variable for the path of one of the files. */
export const pemFile = (desc: string, example: string) => str({ default: '', desc, example });

/** @returns the contents of the files that are set. Call it after `tlsFileFaults` has found none */
export function readTlsFiles(prefix: TlsPrefix, env: TlsEnv): Omit<TlsOptions, 'rejectUnauthorized'> {
  const { ca, cert, key } = pathsOf(prefix, env);
  return {
    ...(ca && { ca: readPem(ca) }),
    ...(cert && { cert: readPem(cert) }),
    ...(key && { key: readPem(key) }),
  };
}

/**
 * Checks the files when the app starts, because the servers would refuse them with less to go by.
 * @param howToUse sets TLS with verification, as the end of a sentence
 * @returns one sentence for each fault, which names the setting
 */
export function tlsFileFaults(prefix: TlsPrefix, env: TlsEnv, use: TlsUse, howToUse: string): string[] {
  const { ca, cert, key } = pathsOf(prefix, env);
  const [caName, certName, keyName] = [`${prefix}_CA_FILE`, `${prefix}_CERT_FILE`, `${prefix}_KEY_FILE`];
  const given = [ca && caName, cert && certName, key && keyName].filter(Boolean);
  if (given.length === 0) return [];
  if (use === 'off') return [`${given.join(' and ')} would have no effect without TLS: ${howToUse}`];
  const faults: string[] = [];
  if (ca && use === 'unverified') faults.push(`${caName} would have no effect: ${howToUse}`);
  if (cert && !key) faults.push(`${keyName} is missing: ${certName} needs it`);
  if (key && !cert) faults.push(`${certName} is missing: ${keyName} needs it`);
  if (ca) faults.push(...faultOf(caName, ca, checkAuthorities));
  const pair: { certificate?: X509Certificate; key?: KeyObject } = {};
  if (cert) faults.push(...faultOf(certName, cert, (pem) => (pair.certificate = clientCertificate(pem))));
  if (key) faults.push(...faultOf(keyName, key, (pem) => (pair.key = privateKey(pem))));
  if (pair.certificate && pair.key && !pair.certificate.checkPrivateKey(pair.key)) {
    faults.push(`${keyName} is the key of another certificate than ${certName}`);
  }
  return faults;
}

function pathsOf(prefix: TlsPrefix, env: TlsEnv): { ca: string; cert: string; key: string } {
  const path = (file: string) => (env[`${prefix}_${file}_FILE`] as string | undefined) ?? '';
  return { ca: path('CA'), cert: path('CERT'), key: path('KEY') };
}

const readPem = (path: string): string => readUpTo(largest, path).toString('utf8');

function faultOf(name: string, path: string, check: (pem: string) => unknown): string[] {
  try {
    check(readPem(path));
    return [];
  } catch (error) {
    return [`${name} names the file ${path}, which ${fileFault(error)}`];
  }
}

/** A bundle may hold expired authorities beside their successors. */
function checkAuthorities(pem: string): void {
  const authorities = certificatesIn(pem);
  const [first] = authorities;
  if (authorities.every(hasExpired)) throw new EnvFileError(`holds a certificate that ${expiryOf(first!)}`);
}

/** The first certificate is the client's own; those of intermediate authorities follow. */
function clientCertificate(pem: string): X509Certificate {
  const [own] = certificatesIn(pem);
  if (hasExpired(own!)) throw new EnvFileError(`holds a certificate that ${expiryOf(own!)}`);
  return own!;
}

function certificatesIn(pem: string): X509Certificate[] {
  const found = pem.match(certificates);
  if (!found) throw new EnvFileError('holds no certificate in PEM (-----BEGIN CERTIFICATE-----)');
  try {
    return found.map((one) => new X509Certificate(one));
  } catch {
    throw new EnvFileError('holds a certificate that cannot be decoded');
  }
}

function privateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    // The reason of OpenSSL is not repeated: it could describe the key.
    throw new EnvFileError('holds no private key in PEM without a passphrase (-----BEGIN PRIVATE KEY-----)');
  }
}

const hasExpired = ({ validTo }: X509Certificate): boolean => Date.parse(validTo) <= Date.now();

const expiryOf = ({ validTo }: X509Certificate): string =>
  `expired at ${new Date(validTo).toISOString()}: renew it`;
