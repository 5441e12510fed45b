/** The password of the caller, once more: before what cannot be undone, and before what a thief would do first. */
import { Required } from '../validation/presence.js';
import { IsPresentedPassword } from './account.decorators.js';

export class CurrentPasswordDto {
  @Required()
  @IsPresentedPassword()
  current_password!: string;
}
