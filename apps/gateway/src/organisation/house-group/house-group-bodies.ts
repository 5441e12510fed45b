/** What callers send about house groups. */
import { ListQuery } from '../../resource/list-query.js';
import { IsUserId } from '../../validation/numbers.js';
import { Optional, OptionalNotNull, Required } from '../../validation/presence.js';
import { IsName } from '../../validation/text.js';

export class HouseGroupsQuery extends ListQuery {
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}

export class HouseGroupBody {
  @Required()
  @IsName(100)
  name!: string;

  /** A company that leaves it out means itself. */
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}

export class HouseGroupChangesBody {
  @OptionalNotNull()
  @IsName(100)
  name?: string;

  /** Null for none; for admins. */
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}
