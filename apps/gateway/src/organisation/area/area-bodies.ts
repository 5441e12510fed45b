/** What callers send about areas. */
import { Optional, Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { name } from '../../body/text.js';
import { ListQuery } from '../../resource/list-query.js';
import { uuid } from '../ids.js';

export class AreasQuery extends ListQuery {
  @Optional(uuid)
  house_id?: string | null;
}

export class AreaChangesBody extends RequestBody {
  @Required(name(50))
  number!: string;
}

export class AreaBody extends AreaChangesBody {
  @Required(uuid)
  house_id!: string;
}
