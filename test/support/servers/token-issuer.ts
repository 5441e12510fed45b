/** A token endpoint for client credentials (RFC 6749, section 4.4) and the JWKS by which a broker checks the tokens. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const client = { id: 'gatehouse', secret: 'secret of the client' };

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

export class TokenIssuer {
  /** Tokens that were issued. */
  issued = 0;
  /** Signs with a key that the JWKS does not hold. */
  isForging = false;

  private constructor(
    private readonly server: Server,
    private readonly keys: Keys,
    private readonly otherKeys: Keys,
    private readonly jwk: JWK,
  ) {}

  static async start(): Promise<TokenIssuer> {
    const [keys, otherKeys] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
    const server = createServer(async (request, response) => {
      const basic = Buffer.from(`${client.id}:${client.secret.replaceAll(' ', '+')}`).toString('base64');
      const isClient = request.headers.authorization === `Basic ${basic}`;
      const body =
        request.url === '/jwks'
          ? { keys: [issuer.jwk] }
          : isClient
            ? { access_token: await issuer.issue(), token_type: 'Bearer', expires_in: 60 }
            : { error: 'invalid_client' };
      response.writeHead('error' in body ? 401 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer: TokenIssuer = new TokenIssuer(server, keys, otherKeys, jwk);
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** @returns an access token of `client` for the audience `kafka`, valid for a minute */
  issue(): Promise<string> {
    this.issued++;
    return new SignJWT({ scope: 'kafka' })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setSubject(client.id)
      .setIssuer(this.url)
      .setAudience('kafka')
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign((this.isForging ? this.otherKeys : this.keys).privateKey);
  }

  /** Broker settings of a listener that accepts these tokens alone. */
  get listenerSettings(): Record<string, string> {
    const oauth = 'org.apache.kafka.common.security.oauthbearer';
    return {
      'sasl.enabled.mechanisms': 'OAUTHBEARER',
      'oauthbearer.sasl.jaas.config': `${oauth}.OAuthBearerLoginModule required;`,
      'oauthbearer.sasl.server.callback.handler.class': `${oauth}.OAuthBearerValidatorCallbackHandler`,
      'sasl.oauthbearer.jwt.validator.class': `${oauth}.BrokerJwtValidator`,
      'sasl.oauthbearer.jwks.endpoint.url': `${this.url}/jwks`,
      'sasl.oauthbearer.expected.issuer': this.url,
      'sasl.oauthbearer.expected.audience': 'kafka',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
