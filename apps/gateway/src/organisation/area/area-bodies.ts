/** What callers send about areas. */
import { ListQuery } from '../../resource/list-query.js';
import { Optional, Required } from '../../validation/presence.js';
import { IsName, IsUuid } from '../../validation/text.js';

export class AreasQuery extends ListQuery {
  @Optional()
  @IsUuid()
  house_id?: string | null;
}

export class AreaChangesBody {
  @Required()
  @IsName(50)
  number!: string;
}

export class AreaBody extends AreaChangesBody {
  @Required()
  @IsUuid()
  house_id!: string;
}
