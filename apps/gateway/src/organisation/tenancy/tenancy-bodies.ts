/** Tenants of an area, and the providers of a tenant: what callers send and read. */
import { Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { userId } from '../ids.js';

export class AreaTenantBody extends RequestBody {
  @Required(userId)
  user_id!: number | string;
}
