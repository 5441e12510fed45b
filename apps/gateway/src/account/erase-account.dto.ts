/** What a person sends to erase their account. */
import { Required } from '../validation/presence.js';
import { IsSecret } from '../validation/text.js';

export class EraseAccountDto {
  /** As at login: what is too long to be right is a wrong password. */
  @Required()
  @IsSecret(1024)
  current_password!: string;
}
