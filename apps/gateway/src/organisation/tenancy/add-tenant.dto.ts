/** Tenants of an area: what callers send. */
import { IsUserId } from '../../validation/numbers.js';
import { Required } from '../../validation/presence.js';

export class AddTenantDto {
  @Required()
  @IsUserId()
  user_id!: number;
}
