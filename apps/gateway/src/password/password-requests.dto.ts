/** The bodies of the routes that set a password. */
import {
  IsAccountEmail,
  IsNewPassword,
  IsNewPasswordOfForm,
  IsPresentedPassword,
} from '../account/account.decorators.js';
import { MailedCodeDto } from '../account/mailed-code.dto.js';
import { Required } from '../validation/presence.js';

export class ChangePasswordDto {
  @Required()
  @IsPresentedPassword()
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

export class ResetPasswordDto extends MailedCodeDto {
  @Required()
  @IsNewPasswordOfForm()
  new_password!: string;
}
