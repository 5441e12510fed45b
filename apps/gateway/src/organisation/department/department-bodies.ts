/** What callers send about departments. */
import { ListQuery } from '../../resource/list-query.js';
import { IsUserId } from '../../validation/numbers.js';
import { Optional, Required } from '../../validation/presence.js';
import { IsName } from '../../validation/text.js';

export class DepartmentsQuery extends ListQuery {
  @Optional()
  @IsUserId()
  company_id?: number | null;
}

export class DepartmentNameBody {
  @Required()
  @IsName(255)
  name!: string;
}

export class DepartmentBody extends DepartmentNameBody {
  /** A company that leaves it out means itself. */
  @Optional()
  @IsUserId()
  company_id?: number | null;
}

export class DepartmentWorkerBody {
  @Required()
  @IsUserId()
  user_id!: number;
}
