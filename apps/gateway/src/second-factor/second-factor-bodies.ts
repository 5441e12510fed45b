/** What people send about their second factors. */
import type { AssertionResponse, AttestationResponse, PresentedFactor } from '#auth/core';
import { invalidFields } from '#errors';
import { Optional, Required } from '../body/field-rules.js';
import type { Fields } from '../body/fields.js';
import { parsedWhereText } from '../body/json-text.js';
import { RequestBody } from '../body/request-body.js';
import { characters, oneOf, name, words } from '../body/text.js';
import { assertion, assertionOf, attestation, attestationOf } from './credential-rules.js';

/** Forms send the credential as text of JSON. */
const withCredential = (given: Fields): Fields =>
  'response' in given ? { ...given, response: parsedWhereText(given['response']) } : given;

export class CurrentPasswordBody extends RequestBody {
  /** Longer than any password can be: what is too long to be right is a wrong password, not a wrong request. */
  @Required(characters(1024))
  current_password!: string;
}

export class ConfirmTotpBody extends RequestBody {
  @Required(words(20))
  code!: string;
}

export class PasskeyNameBody extends RequestBody {
  @Required(name(60))
  name!: string;
}

export class NewPasskeyBody extends RequestBody {
  @Required(name(60))
  name!: string;

  @Required(attestation)
  response!: AttestationResponse;

  constructor(given: Fields) {
    super(withCredential(given));
  }

  get registration() {
    return { name: this.name, response: attestationOf(this.response) };
  }
}

export class ShownFactorBody extends RequestBody {
  @Required(oneOf('totp', 'passkey', 'recovery_code'))
  method!: PresentedFactor['method'];

  /** Of `totp` and `recovery_code`. */
  @Optional(words(64))
  code?: string | null;

  /** Of `passkey`. */
  @Optional(assertion)
  response?: AssertionResponse | null;

  constructor(given: Fields) {
    super(withCredential(given));
  }

  /** @throws CodedError `request.invalid_fields` where the method lacks what it needs, or has what another needs */
  get factor(): PresentedFactor {
    const { method, code, response } = this;
    const [needed, foreign] =
      method === 'passkey' ? ([response, code] as const) : ([code, response] as const);
    const names = method === 'passkey' ? ['response', 'code'] : ['code', 'response'];
    if (foreign != null) throw invalidFields({ [names[1]!]: ['Not a field of this method.'] });
    if (needed == null) throw invalidFields({ [names[0]!]: ['This field is required.'] });
    return method === 'passkey' ? { method, response: assertionOf(response!) } : { method, code: code! };
  }
}
