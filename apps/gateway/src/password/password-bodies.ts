/** The bodies of the doors that set a password. */
import { code, userNumber } from '../account/code-rules.js';
import { email, newPassword } from '../account/account-rules.js';
import { Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { characters } from '../body/text.js';

export class PasswordChangeBody extends RequestBody {
  /** Longer than any password can be, as at login. */
  @Required(characters(1024))
  current_password!: string;

  @Required(newPassword)
  new_password!: string;
}

export class ResetRequestBody extends RequestBody {
  @Required(email)
  email!: string;
}

export class PasswordResetBody extends RequestBody {
  @Required(userNumber)
  user_id!: string | number;

  @Required(code)
  code!: string;

  /** The use case asks for the rest: a person who sends the form gets the page again, not this answer. */
  @Required(characters(2048))
  new_password!: string;
}
