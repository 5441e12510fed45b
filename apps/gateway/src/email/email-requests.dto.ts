/** The bodies of the routes that change an email address. */
import { IsAccountEmail, IsPresentedPassword } from '../account/account.decorators.js';
import { MailedCodeDto } from '../account/mailed-code.dto.js';
import { Optional, Required } from '../validation/presence.js';

export class RequestEmailChangeDto {
  @Required()
  @IsAccountEmail()
  email!: string;

  @Required()
  @IsPresentedPassword()
  current_password!: string;
}

export class ConfirmEmailChangeDto extends MailedCodeDto {
  /** The account's password. Not required in a browser that is logged in to it. */
  @Optional()
  @IsPresentedPassword()
  current_password?: string | null;
}
