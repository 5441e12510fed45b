/** Request bodies of tenants of an area. */
import { IsUserId } from '../../validation/numbers.js';
import { Required } from '../../validation/presence.js';

export class AddTenantDto {
  @Required()
  @IsUserId()
  user_id!: number;
}
