/** The bodies of the routes that change an email address. */
import { IsAccountEmail, IsPresentedPassword } from '../account/account.decorators.js';
import { IsMailedCode, IsMailedUserId } from '../account/mailed-code.decorators.js';
import { Optional, Required } from '../validation/presence.js';

export class RequestEmailChangeDto {
  @Required()
  @IsAccountEmail()
  email!: string;

  @Required()
  @IsPresentedPassword()
  current_password!: string;
}

export class ConfirmEmailChangeDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  code!: string;

  /** The account's password. Not required in a browser that is logged in to it. */
  @Optional()
  @IsPresentedPassword()
  current_password?: string | null;
}
