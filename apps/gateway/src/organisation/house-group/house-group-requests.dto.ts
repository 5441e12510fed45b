/** Request bodies of house groups. */
import { houseGroupOrder, longest } from '#organisation';
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
  @IsName(longest.houseGroup)
  name!: string;

  /** Defaults to the calling company. */
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}

export class ChangeHouseGroupDto {
  @OptionalNotNull()
  @IsName(longest.houseGroup)
  name?: string;

  /** Null for no provider. Admins only. */
  @Optional()
  @IsUserId()
  provider_id?: number | null;
}
