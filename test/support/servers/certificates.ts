/** An authority of the test's own, which issues certificates for servers and clients (ECDSA, PEM). Imports nothing of the product. */
import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 24 * 3600 * 1000;

export interface Certificate {
  readonly cert: string;
  /** PKCS#8. */
  readonly key: string;
}

export interface Subject {
  /** Common name; PostgreSQL and Kafka see it as the name of a client. */
  readonly name: string;
  /** Addresses and names that the certificate is for. Default: 127.0.0.1 and localhost. */
  readonly places?: readonly { readonly type: 'ip' | 'dns'; readonly value: string }[];
  /** Days from now; negative: already expired. Default 30. */
  readonly days?: number;
}

export const thisMachine = [
  { type: 'ip', value: '127.0.0.1' },
  { type: 'dns', value: 'localhost' },
] as const;

export class Authority {
  private constructor(
    private readonly certificate: X509Certificate,
    private readonly keys: webcrypto.CryptoKeyPair,
  ) {}

  static async create(name: string, days = 30): Promise<Authority> {
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned(
      {
        serialNumber: randomBytes(8).toString('hex'),
        name: `CN=${name}`,
        ...validFor(days),
        signingAlgorithm: algorithm,
        keys,
        extensions: [
          new BasicConstraintsExtension(true, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        ],
      },
      webcrypto as unknown as typeof globalThis.crypto,
    );
    return new Authority(certificate, keys);
  }

  get pem(): string {
    return `${this.certificate.toString('pem')}\n`;
  }

  async issue({ name, places = thisMachine, days = 30 }: Subject): Promise<Certificate> {
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.create(
      {
        serialNumber: randomBytes(8).toString('hex'),
        subject: `CN=${name}`,
        issuer: this.certificate.subject,
        ...validFor(days),
        signingAlgorithm: algorithm,
        publicKey: keys.publicKey,
        signingKey: this.keys.privateKey,
        extensions: [new BasicConstraintsExtension(false), new SubjectAlternativeNameExtension([...places])],
      },
      webcrypto as unknown as typeof globalThis.crypto,
    );
    const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
    return { cert: `${certificate.toString('pem')}\n`, key: pem('PRIVATE KEY', pkcs8) };
  }
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g)!;
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function validFor(days: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - 60 * day), notAfter: new Date(now + days * day) };
}
