/** The body of `POST /login/`. */
import { Required } from '../validation/presence.js';
import { IsNotBlank, IsSecret } from '../validation/text.js';

export class LoginDto {
  @Required()
  @IsNotBlank(254)
  email!: string;

  /** Longer than any password can be: what is too long to be right is wrong credentials, not an invalid request. */
  @Required()
  @IsSecret(1024)
  password!: string;
}
