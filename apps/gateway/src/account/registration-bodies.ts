/** The body that confirms a registration. */
import { Optional, Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { characters } from '../body/text.js';
import { code, userNumber } from './code-rules.js';

export class RegistrationConfirmationBody extends RequestBody {
  @Required(userNumber)
  user_id!: string | number;

  @Required(code)
  activation_code!: string;

  /** Of the registration. Longer than any password can be, as at login. */
  @Optional(characters(1024))
  password?: string | null;

  /** The use case asks for the rest: a person who sends the form gets the page again, not this answer. */
  @Optional(characters(2048))
  new_password?: string | null;
}
