/** The body of `POST /login/`. */
import { Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { characters, words } from '../body/text.js';

export class LoginBody extends RequestBody {
  @Required(words(254))
  email!: string;

  /** Longer than any password can be: what is too long to be right is wrong credentials, not a wrong request. */
  @Required(characters(1024))
  password!: string;
}
