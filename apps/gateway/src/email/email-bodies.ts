/** The bodies of the doors to another email. */
import { email } from '../account/account-rules.js';
import { code, userNumber } from '../account/code-rules.js';
import { Optional, Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { characters } from '../body/text.js';

export class EmailChangeBody extends RequestBody {
  @Required(email)
  email!: string;

  /** Longer than any password can be, as at login. */
  @Required(characters(1024))
  current_password!: string;
}

export class EmailConfirmationBody extends RequestBody {
  @Required(userNumber)
  user_id!: string | number;

  @Required(code)
  code!: string;

  /** Of the account. Not needed in a browser that is logged in to it. */
  @Optional(characters(1024))
  current_password?: string | null;
}
