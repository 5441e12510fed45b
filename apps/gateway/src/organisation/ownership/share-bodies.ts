/** Shares of an area: what callers send and read. */
import { described, Optional, Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { userId } from '../ids.js';

/** Its value is judged where shares are kept: exactly, and for every door alike. */
const part = described(
  {
    oneOf: [{ type: 'string' }, { type: 'number' }],
    description: 'Above 0, up to 1, ten decimal places',
    example: '0.5',
  },
  () => undefined,
);

export class ShareBody extends RequestBody {
  @Required(part)
  part!: unknown;
}

/** Names one owner: a company or a tenant. */
export class OwnerBody extends ShareBody {
  @Optional(userId)
  company_id?: number | string | null;

  @Optional(userId)
  tenant_id?: number | string | null;
}
