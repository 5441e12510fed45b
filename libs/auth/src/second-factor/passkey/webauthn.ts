/** The only file that imports the WebAuthn library, which it loads on first use. */
import { createHash } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;
export type AssertionResponse = AuthenticationResponseJSON;
export type AttestationResponse = RegistrationResponseJSON;

/** COSE ids of EdDSA, ES256 and RS256. Fixed, so that every machine accepts the same, whatever its Node supports. */
const algorithms = [-8, -7, -257];

const library = () => import('@simplewebauthn/server');

/** The domain and the origins for which passkeys are valid. */
export interface RelyingParty {
  /** Domain. */
  readonly id: string;
  readonly origins: readonly string[];
}

export interface NewPasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly backedUp: boolean;
}

export interface CreationParameters {
  readonly relyingParty: RelyingParty;
  /** Name of the service. */
  readonly issuer: string;
  readonly email: string;
  /** UUID of the user. */
  readonly subject: string;
  readonly existing: readonly { readonly id: string; readonly transports: string[] }[];
  /** Seconds. */
  readonly life: number;
}

export async function creationOptions(wish: CreationParameters): Promise<CreationOptions> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: wish.issuer,
    rpID: wish.relyingParty.id,
    userName: wish.email,
    userID: new Uint8Array(Buffer.from(userHandleOf(wish.subject), 'base64url')),
    attestationType: 'none',
    excludeCredentials: [...wish.existing],
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    supportedAlgorithmIDs: algorithms,
    timeout: wish.life * 1000,
  });
}

/** @param subject UUID of the user. @returns base64url */
export function userHandleOf(subject: string): string {
  return Buffer.from(subject).toString('base64url');
}

export async function requestOptions(
  relyingParty: RelyingParty,
  allowed: CreationParameters['existing'],
  life: number,
): Promise<RequestOptions> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    allowCredentials: [...allowed],
    userVerification: 'preferred',
    timeout: life * 1000,
  });
}

/** For a login by passkey alone: the browser offers all passkeys that it has for the domain. @param life seconds */
export async function loginOptions(
  relyingParty: RelyingParty,
  challenge: Uint8Array,
  life: number,
): Promise<RequestOptions> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: new Uint8Array(challenge),
    userVerification: 'required',
    timeout: life * 1000,
  });
}

/** @returns the challenge that the response claims to sign, not yet verified; undefined if it claims none */
export function challengeOf({ response }: AssertionResponse | AttestationResponse): string | undefined {
  try {
    const text = Buffer.from(response.clientDataJSON, 'base64url').toString();
    const { challenge } = JSON.parse(text) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}

export function challengeDigest(challenge: string): Buffer {
  return createHash('sha256').update(challenge).digest();
}

/** @returns undefined for an invalid response */
export async function verifyAttestation(
  relyingParty: RelyingParty,
  response: AttestationResponse,
  challenge: string,
): Promise<NewPasskey | undefined> {
  const { verifyRegistrationResponse } = await library();
  try {
    if (!(await isUnattested(response))) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...relyingParty.origins],
      expectedRPID: relyingParty.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return undefined;
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      backedUp: credentialBackedUp,
    };
  } catch {
    return undefined;
  }
}

/**
 * Rejects attestation certificates. To check one, the library would fetch revocation lists from addresses in the
 * certificate, which the caller chooses.
 */
async function isUnattested({ response }: AttestationResponse): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const bytes = new Uint8Array(Buffer.from(response.attestationObject, 'base64url'));
  const object = decodeAttestationObject(bytes);
  const format = object.get('fmt');
  return format === 'none' || (format === 'packed' && object.get('attStmt').get('x5c') === undefined);
}

export interface SignedChallenge {
  readonly response: AssertionResponse;
  /** The expected challenge, in base64url. */
  readonly challenge: string;
  /** Whether the authenticator must have verified the user, for example by a fingerprint. */
  readonly isUserVerified: boolean;
}

/** The caller checks the counter. @returns undefined for an invalid response */
export async function verifyAssertion(
  relyingParty: RelyingParty,
  { response, challenge, isUserVerified }: SignedChallenge,
  publicKey: Buffer,
): Promise<{ counter: number; backedUp: boolean } | undefined> {
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...relyingParty.origins],
      expectedRPID: relyingParty.id,
      // The library checks the counter before the signature, but a forged response does not indicate a copied passkey.
      credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter: 0 },
      requireUserVerification: isUserVerified,
    });
    const { newCounter, credentialBackedUp } = authenticationInfo;
    return verified ? { counter: newCounter, backedUp: credentialBackedUp } : undefined;
  } catch {
    return undefined;
  }
}
