/** Validates the result of `PublicKeyCredential.toJSON()` (WebAuthn, 5.1.8). Other members are ignored. */
import type { AssertionResponse, AttestationResponse } from '#auth/second-factor';
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isFields } from '../body/json-text.js';
import { constraint } from '../validation/constraint.js';

const wrong = fault('passkey_invalid');

/** A credential id has at most 1023 bytes (WebAuthn, 5.8.3). */
const longestId = 1364;
const longestPart = 16 * 1024;

const isBase64Url = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest && /^[\w-]+$/.test(value);

const part = { type: 'string' as const, pattern: '^[\\w-]+$', maxLength: longestPart };

function IsCredential(...parts: readonly string[]): PropertyDecorator {
  const rule = (value: unknown) => {
    if (!isFields(value) || !isFields(value['response'])) return wrong;
    const { id, rawId, type, response } = value;
    const fits =
      isBase64Url(id, longestId) &&
      rawId === id &&
      type === 'public-key' &&
      parts.every((name) => isBase64Url((response as Record<string, unknown>)[name], longestPart));
    return fits ? undefined : wrong;
  };
  const id = { ...part, maxLength: longestId };
  return applyDecorators(
    constraint('isCredential', rule),
    ApiProperty({
      type: 'object',
      required: ['id', 'rawId', 'type', 'response'],
      properties: {
        id,
        rawId: { ...id, description: 'Equal to `id`' },
        type: { type: 'string', enum: ['public-key'] },
        response: {
          type: 'object',
          required: [...parts],
          properties: Object.fromEntries(parts.map((name) => [name, part])),
          additionalProperties: true,
        },
      },
      additionalProperties: true,
    }),
  );
}

export const IsAssertion = () => IsCredential('clientDataJSON', 'authenticatorData', 'signature');

export const IsAttestation = () => IsCredential('clientDataJSON', 'attestationObject');

/** A user handle has at most 64 bytes (WebAuthn, 5.4.3). */
const longestUserHandle = 86;

/** Selects the used members of a validated response. Only logins by passkey alone need the user handle. */
export function assertionOf({ id, response }: AssertionResponse): AssertionResponse {
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: {
      clientDataJSON,
      authenticatorData,
      signature,
      ...(isBase64Url(userHandle, longestUserHandle) && { userHandle }),
    },
    clientExtensionResults: {},
  };
}

/** The transports that WebAuthn defines (5.8.4). Others are dropped. */
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
