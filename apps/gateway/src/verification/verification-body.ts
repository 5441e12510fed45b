/** The body of `POST /verify/`: the message of `auth_request`. */
import { described, Optional, Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { words } from '../body/text.js';

export class VerificationBody extends RequestBody {
  @Required(words(100_000))
  token!: string;

  /** Callers may send the very message they send on the bus; here the connection tells answers apart. */
  @Optional(described({ type: 'string' }, () => undefined))
  id?: unknown;
}
