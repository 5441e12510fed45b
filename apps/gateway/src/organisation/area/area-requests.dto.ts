/** Request bodies of areas. */
import { areaOrder, longest } from '#organisation';
import { ListQueryDto, Ordered } from '../../resource/list-query.dto.js';
import { Optional, Required } from '../../validation/presence.js';
import { IsName, IsUuid } from '../../validation/text.js';

export class ListAreasQueryDto extends Ordered(areaOrder, ListQueryDto) {
  @Optional()
  @IsUuid()
  house_id?: string | null;
}

export class ChangeAreaDto {
  @Required()
  @IsName(longest.area)
  number!: string;
}

export class CreateAreaDto extends ChangeAreaDto {
  @Required()
  @IsUuid()
  house_id!: string;
}
