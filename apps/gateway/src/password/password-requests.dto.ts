/** The bodies of the routes that set a password. */
import { IsAccountEmail, IsNewPassword } from '../account/account.decorators.js';
import { IsMailedCode, IsMailedUserId } from '../account/mailed-code.decorators.js';
import { Required } from '../validation/presence.js';
import { IsSecret } from '../validation/text.js';

export class ChangePasswordDto {
  /** Longer than any password can be, as at login. */
  @Required()
  @IsSecret(1024)
  current_password!: string;

  @Required()
  @IsNewPassword()
  new_password!: string;
}

export class RequestPasswordResetDto {
  @Required()
  @IsAccountEmail()
  email!: string;
}

export class ResetPasswordDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  code!: string;

  /** The use case applies the rules of passwords: a person who sends the form gets the page again, not this answer. */
  @Required()
  @IsSecret(2048)
  new_password!: string;
}
