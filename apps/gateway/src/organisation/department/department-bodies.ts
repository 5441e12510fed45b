/** What callers send about departments. */
import { Optional, Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { name } from '../../body/text.js';
import { ListQuery } from '../../resource/list-query.js';
import { userId } from '../ids.js';

export class DepartmentsQuery extends ListQuery {
  @Optional(userId)
  company_id?: string | null;
}

export class DepartmentNameBody extends RequestBody {
  @Required(name(255))
  name!: string;
}

export class DepartmentBody extends DepartmentNameBody {
  /** A company that leaves it out means itself. */
  @Optional(userId)
  company_id?: number | string | null;
}

export class DepartmentWorkerBody extends RequestBody {
  @Required(userId)
  user_id!: number | string;
}
