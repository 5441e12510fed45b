/** The body of `POST /login/`. */
import { IsPresentedPassword } from '../account/account.decorators.js';
import { Required } from '../validation/presence.js';
import { IsNotBlank } from '../validation/text.js';

export class LoginDto {
  @Required()
  @IsNotBlank(254)
  email!: string;

  @Required()
  @IsPresentedPassword()
  password!: string;
}
