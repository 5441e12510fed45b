/** Redis and Kafka with TLS: one Redis, and one listener of Kafka, for each kind of certificate. They require client certificates. */
import type { Teardown } from '../test-run/teardown.js';
import { freePort } from '../test-run/free-port.js';
import type { Authority, Certificate } from './certificates.js';
import { startLocalKafka } from './local-kafka.js';
import { startLocalRedis } from './local-redis.js';
import type { TokenIssuer } from './token-issuer.js';

/** A good certificate, and three that clients must refuse. */
const kinds = ['good', 'foreign', 'elsewhere', 'expired'] as const;
export type CertificateKind = (typeof kinds)[number];

export interface TlsServerOptions {
  readonly certificates: Readonly<Record<CertificateKind, Certificate>>;
  /** Of the client certificates. */
  readonly authority: Authority;
  /** Writes a file. @returns its path */
  readonly file: (name: string, content: string) => string;
  readonly teardown: Teardown;
}

/** @returns the addresses by the certificate of the listener; `oauth` logs clients in by tokens of the issuer, `plain` has no TLS */
export async function startTlsKafka(
  { certificates, authority, file, teardown }: TlsServerOptions,
  issuer: TokenIssuer,
): Promise<Record<CertificateKind | 'oauth' | 'plain', string>> {
  const names = [...kinds, 'oauth'] as const;
  const ports = await Promise.all(names.map(() => freePort()));
  const clients = file('clients.pem', authority.pem);
  const listeners = names.map((name, index) => {
    const { cert, key } = certificates[name === 'oauth' ? 'good' : name];
    return {
      name: name.toUpperCase(),
      protocol: name === 'oauth' ? ('SASL_SSL' as const) : ('SSL' as const),
      port: ports[index]!,
      settings: {
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': file(`kafka-${name}.pem`, `${cert}${key}`),
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.location': clients,
        'ssl.client.auth': 'required',
        ...(name === 'oauth' && issuer.listenerSettings),
      },
    };
  });
  const allowed = `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${issuer.url}/jwks`;
  const broker = await startLocalKafka({ listeners, javaOptions: [allowed] });
  teardown.add(() => broker.stop());
  const addresses = names.map((name, index) => [name, `kafka://127.0.0.1:${ports[index]}`]);
  return {
    ...(Object.fromEntries(addresses) as Record<CertificateKind | 'oauth', string>),
    plain: broker.url,
  };
}

/** @returns the addresses by the certificate of the server; `plain` has no TLS, and clients try it nevertheless */
export async function startTlsRedis({
  certificates,
  authority,
  file,
  teardown,
}: TlsServerOptions): Promise<Record<CertificateKind | 'plain', string>> {
  const ca = file('clients.pem', authority.pem);
  const open = async (tls?: { cert: string; key: string; ca: string }) => {
    const server = await startLocalRedis(tls && { tls });
    teardown.add(() => server.stop());
    return server.url;
  };
  const addresses = await Promise.all(
    kinds.map(async (kind) => {
      const { cert, key } = certificates[kind];
      return [
        kind,
        await open({ cert: file(`redis-${kind}.pem`, cert), key: file(`redis-${kind}.key`, key), ca }),
      ];
    }),
  );
  const plain = (await open()).replace('redis:', 'rediss:');
  return { ...(Object.fromEntries(addresses) as Record<CertificateKind, string>), plain };
}
