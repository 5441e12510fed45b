/** The body of the route that reports a login as that of another person. */
import { IsMailedCode, IsMailedUserId } from '../account/mailed-code.decorators.js';
import { Required } from '../validation/presence.js';

export class DisownLoginDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  code!: string;
}
