/** What callers send about house groups. */
import { Changeable, Optional, Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { name } from '../../body/text.js';
import { ListQuery } from '../../resource/list-query.js';
import { userId } from '../ids.js';

export class HouseGroupsQuery extends ListQuery {
  @Optional(userId)
  provider_id?: string | null;
}

export class HouseGroupBody extends RequestBody {
  @Required(name(100))
  name!: string;

  /** A company that leaves it out means itself. */
  @Optional(userId)
  provider_id?: number | string | null;
}

export class HouseGroupChangesBody extends RequestBody {
  @Changeable(name(100))
  name?: string;

  /** Null for none; for admins. */
  @Optional(userId)
  provider_id?: number | string | null;
}
