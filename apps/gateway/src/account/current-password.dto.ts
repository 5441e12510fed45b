/** The current password of the caller, required for irreversible and sensitive changes. */
import { Required } from '../validation/presence.js';
import { IsPresentedPassword } from './account.decorators.js';

export class CurrentPasswordDto {
  @Required()
  @IsPresentedPassword()
  current_password!: string;
}
