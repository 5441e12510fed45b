/** The parameters of a mailed link. */
import { Required } from '../validation/presence.js';
import { IsMailedCode, IsMailedUserId } from './mailed-code.decorators.js';

export class MailedCodeDto {
  @Required()
  @IsMailedUserId()
  user_id!: string;

  @Required()
  @IsMailedCode()
  code!: string;
}
