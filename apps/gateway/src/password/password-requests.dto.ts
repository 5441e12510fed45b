/** The bodies of the routes that set a password. */
import {
  IsAccountEmail,
  IsNewPassword,
  IsNewPasswordOfForm,
  IsPresentedPassword,
} from '../account/account.decorators.js';
import { IsMailedCode, IsMailedUserId } from '../account/mailed-code.decorators.js';
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

export class ResetPasswordDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  code!: string;

  @Required()
  @IsNewPasswordOfForm()
  new_password!: string;
}
