/** What a person sends to erase their account. */
import { Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { characters } from '../body/text.js';

/** As at login: what is too long to be right is a wrong password. */
const longest = 1024;

export class ErasureBody extends RequestBody {
  @Required(characters(longest))
  current_password!: string;
}
