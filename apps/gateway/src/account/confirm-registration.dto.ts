/** The body that confirms a registration. */
import { Optional, Required } from '../validation/presence.js';
import { IsSecret } from '../validation/text.js';
import { IsMailedCode, IsMailedUserId } from './mailed-code.decorators.js';

export class ConfirmRegistrationDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  activation_code!: string;

  /** Of the registration. Longer than any password can be, as at login. */
  @Optional()
  @IsSecret(1024)
  password?: string | null;

  /** The use case applies the rules of passwords: a person who sends the form gets the page again, not this answer. */
  @Optional()
  @IsSecret(2048)
  new_password?: string | null;
}
