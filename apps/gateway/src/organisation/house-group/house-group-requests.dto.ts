/** Request bodies of house groups. */
import { houseGroupOrder } from '#organisation';
import { ListQueryDto, Ordered } from '../../resource/list-query.dto.js';
import { IsUserId } from '../../validation/numbers.js';
import { Optional, OptionalNotNull, Required } from '../../validation/presence.js';
import { IsName } from '../../validation/text.js';

export class ListHouseGroupsQueryDto extends Ordered(houseGroupOrder, ListQueryDto) {
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}

export class CreateHouseGroupDto {
  @Required()
  @IsName(100)
  name!: string;

  /** Defaults to the calling company. */
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}

export class ChangeHouseGroupDto {
  @OptionalNotNull()
  @IsName(100)
  name?: string;

  /** Null for no provider. Admins only. */
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}
