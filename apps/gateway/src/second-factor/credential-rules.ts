/** Rules for what a browser's `PublicKeyCredential.toJSON()` gives (WebAuthn, 5.1.8); what else is in it is not looked at. */
import type { AssertionResponse, AttestationResponse } from '#auth/core';
import { described, type Rule } from '../body/field-rules.js';
import { isFields } from '../body/json-text.js';

const wrong = 'Not what a browser gives for a passkey.';

/** A credential id has at most 1023 bytes (WebAuthn, 5.8.3). */
const longestId = 1364;
const longestPart = 16 * 1024;

const isBase64Url = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest && /^[\w-]+$/.test(value);

function credential(parts: readonly string[]): Rule {
  return described({ type: 'object', additionalProperties: true }, (value) => {
    if (!isFields(value) || !isFields(value['response'])) return wrong;
    const { id, rawId, type, response } = value;
    const fits =
      isBase64Url(id, longestId) &&
      rawId === id &&
      type === 'public-key' &&
      parts.every((part) => isBase64Url((response as Record<string, unknown>)[part], longestPart));
    return fits ? undefined : wrong;
  });
}

export const assertion = credential(['clientDataJSON', 'authenticatorData', 'signature']);

export const attestation = credential(['clientDataJSON', 'attestationObject']);

/** Of a checked one, what we look at. */
export function assertionOf({ id, response }: AssertionResponse): AssertionResponse {
  const { clientDataJSON, authenticatorData, signature } = response;
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: { clientDataJSON, authenticatorData, signature },
    clientExtensionResults: {},
  };
}

/** The ways to reach an authenticator that there are (WebAuthn, 5.8.4); others are left out. */
const transports = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal', 'cable'] as const;

export function attestationOf({ id, response }: AttestationResponse): AttestationResponse {
  const { clientDataJSON, attestationObject } = response;
  const given: readonly unknown[] = Array.isArray(response.transports) ? response.transports : [];
  const known = transports.filter((transport) => given.includes(transport));
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: { clientDataJSON, attestationObject, transports: known },
    clientExtensionResults: {},
  };
}
