/** The bodies that confirm a registration, and request the mail for it again. */
import { Optional, Required } from '../validation/presence.js';
import { IsAccountEmail, IsNewPasswordOfForm, IsPresentedPassword } from './account.decorators.js';
import { IsMailedCode, IsMailedUserId } from './mailed-code.decorators.js';

export class ConfirmRegistrationDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  activation_code!: string;

  /** The password of the registration. */
  @Optional()
  @IsPresentedPassword()
  password?: string | null;

  @Optional()
  @IsNewPasswordOfForm()
  new_password?: string | null;
}

export class RequestActivationDto {
  @Required()
  @IsAccountEmail()
  email!: string;
}
