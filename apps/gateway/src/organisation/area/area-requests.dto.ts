/** Request bodies of areas. */
import { ListQueryDto } from '../../resource/list-query.dto.js';
import { Optional, Required } from '../../validation/presence.js';
import { IsName, IsUuid } from '../../validation/text.js';

export class ListAreasQueryDto extends ListQueryDto {
  @Optional()
  @IsUuid()
  house_id?: string | null;
}

export class ChangeAreaDto {
  @Required()
  @IsName(50)
  number!: string;
}

export class CreateAreaDto extends ChangeAreaDto {
  @Required()
  @IsUuid()
  house_id!: string;
}
