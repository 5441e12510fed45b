/** The body that confirms a registration. */
import { Optional, Required } from '../validation/presence.js';
import { IsNewPasswordOfForm, IsPresentedPassword } from './account.decorators.js';
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
