/** Request bodies of second factors. */
import type { AssertionResponse, AttestationResponse, PresentedFactor } from '#auth/second-factor';
import { invalidFields, fault } from '#errors';
import { Optional, Required } from '../validation/presence.js';
import { IsName, IsNotBlank, IsOneOf } from '../validation/text.js';
import { ToJson } from '../validation/transforms.js';
import { assertionOf, attestationOf, IsAssertion, IsAttestation } from './credential.decorators.js';

export class ConfirmTotpDto {
  @Required()
  @IsNotBlank(20)
  code!: string;
}

export class RenamePasskeyDto {
  @Required()
  @IsName(60)
  name!: string;
}

export class RegisterPasskeyDto {
  @Required()
  @IsName(60)
  name!: string;

  @Required()
  @ToJson()
  @IsAttestation()
  response!: AttestationResponse;
}

export class PasskeyLoginDto {
  @Required()
  @ToJson()
  @IsAssertion()
  response!: AssertionResponse;
}

export class PresentFactorDto {
  @Required()
  @IsOneOf('totp', 'passkey', 'recovery_code')
  method!: PresentedFactor['method'];

  /** Required for `totp` and `recovery_code`. */
  @Optional()
  @IsNotBlank(64)
  code?: string | null;

  /** Required for `passkey`. */
  @Optional()
  @ToJson()
  @IsAssertion()
  response?: AssertionResponse | null;
}

export function registrationOf({ name, response }: RegisterPasskeyDto) {
  return { name, response: attestationOf(response) };
}

/** @throws CodedError `request.invalid_fields` if a field of the method is missing or a field of another method is present */
export function factorOf({ method, code, response }: PresentFactorDto): PresentedFactor {
  const [needed, foreign] = method === 'passkey' ? ([response, code] as const) : ([code, response] as const);
  const names = method === 'passkey' ? ['response', 'code'] : ['code', 'response'];
  if (foreign != null) throw invalidFields({ [names[1]!]: [fault('foreign_to_method')] });
  if (needed == null) throw invalidFields({ [names[0]!]: [fault('required')] });
  return method === 'passkey' ? { method, response: assertionOf(response!) } : { method, code: code! };
}
