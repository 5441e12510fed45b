/** Request bodies of departments. */
import { departmentOrder, longest } from '#organisation';
import { Ordered, SearchQueryDto } from '../../resource/list-query.dto.js';
import { IsUserId } from '../../validation/numbers.js';
import { Optional, Required } from '../../validation/presence.js';
import { IsName, IsUuid } from '../../validation/text.js';

export class ListDepartmentsQueryDto extends Ordered(departmentOrder, SearchQueryDto) {
  @Optional()
  @IsUserId()
  company_id?: number | null;
}

export class RenameDepartmentDto {
  @Required()
  @IsName(longest.department)
  name!: string;
}

export class CreateDepartmentDto extends RenameDepartmentDto {
  /** Defaults to the calling company. */
  @Optional()
  @IsUserId()
  company_id?: number | null;
}

export class AddWorkerDto {
  @Required()
  @IsUserId()
  user_id!: number;
}

export class MoveWorkerDto {
  /** The new department. */
  @Required()
  @IsUuid()
  department_id!: string;
}
