/** The bodies of the routes that change an email address. */
import { IsAccountEmail } from '../account/account.decorators.js';
import { IsMailedCode, IsMailedUserId } from '../account/mailed-code.decorators.js';
import { Optional, Required } from '../validation/presence.js';
import { IsSecret } from '../validation/text.js';

export class RequestEmailChangeDto {
  @Required()
  @IsAccountEmail()
  email!: string;

  /** Longer than any password can be, as at login. */
  @Required()
  @IsSecret(1024)
  current_password!: string;
}

export class ConfirmEmailChangeDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  code!: string;

  /** Of the account. Not needed in a browser that is logged in to it. */
  @Optional()
  @IsSecret(1024)
  current_password?: string | null;
}
