/** A software authenticator: creates passkeys and signs with them (WebAuthn, attestation `none`). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>;

/** The CBOR types (RFC 8949) that credentials use. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([name, item]) => [cbor(name), cbor(item)]),
  ]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();

export const [userPresent, userVerified, attested] = [0x01, 0x04, 0x40];

interface Asked {
  readonly challenge: string;
  readonly rp?: { readonly id?: string };
  readonly user?: { readonly id: string };
  readonly rpId?: string;
}

export class Authenticator {
  readonly credentialId = randomBytes(24).toString('base64url');
  private readonly privateKey: KeyObject;
  private readonly publicKey: Buffer;
  /** The signature counter. Setting it back simulates a cloned authenticator. */
  counter = 0;
  /** Flags of each response; without `userVerified` it was used without a fingerprint or PIN. */
  flags = userPresent | userVerified;
  /** The user for whom the passkey was created. */
  userHandle: string | undefined;

  /** @param origin of the page it is used from */
  constructor(private readonly origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    const [X, Y] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    this.privateKey = privateKey;
    this.publicKey = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, X],
        [-3, Y],
      ]),
    );
  }

  /** `navigator.credentials.create`, as `toJSON()` gives it. @param statement in place of attestation `none` */
  create(options: unknown, statement: { fmt: string; attStmt: ReadonlyMap<string, Cbor> } = none) {
    const { challenge, rp, user } = options as Asked;
    this.userHandle = user?.id;
    const id = Buffer.from(this.credentialId, 'base64url');
    const credential = [Buffer.alloc(16), Buffer.from([0, id.length]), id, this.publicKey];
    const about = this.authenticatorData(rp!.id!, attested, ...credential);
    const object = new Map<string, Cbor>([
      ['fmt', statement.fmt],
      ['attStmt', statement.attStmt],
      ['authData', about],
    ]);
    return this.credential({
      clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: cbor(object).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** `navigator.credentials.get`, as `toJSON()` gives it. */
  get(options: unknown) {
    const { challenge, rpId } = options as Asked;
    this.counter += 1;
    const asked = this.clientData('webauthn.get', challenge);
    const about = this.authenticatorData(rpId!, 0);
    const signature = sign('sha256', Buffer.concat([about, sha256(asked)]), this.privateKey);
    return this.credential({
      clientDataJSON: asked.toString('base64url'),
      authenticatorData: about.toString('base64url'),
      signature: signature.toString('base64url'),
      ...(this.userHandle !== undefined && { userHandle: this.userHandle }),
    });
  }

  private credential<Response>(response: Response) {
    const { credentialId: id } = this;
    return { id, rawId: id, type: 'public-key' as const, response, clientExtensionResults: {} };
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private authenticatorData(rpId: string, flags: number, ...rest: Buffer[]): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const all = Buffer.from([this.flags | flags]);
    return Buffer.concat([sha256(rpId), all, counter, ...rest]);
  }
}

const none = { fmt: 'none', attStmt: new Map<string, Cbor>() };
