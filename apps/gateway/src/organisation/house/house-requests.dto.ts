/** Request bodies of houses. */
import { houseOrder, longest } from '#organisation';
import { Optional, OptionalNotNull, Required } from '../../validation/presence.js';
import { IsLine, IsName, IsUuid } from '../../validation/text.js';
import { Ordered, SearchQueryDto } from '../../resource/list-query.dto.js';

export class ListHousesQueryDto extends Ordered(houseOrder, SearchQueryDto) {
  @Optional()
  @IsUuid()
  group_id?: string | null;
}

abstract class HouseDetailsDto {
  @OptionalNotNull()
  @IsLine(longest.letter)
  letter?: string;

  @OptionalNotNull()
  @IsLine(longest.zipCode)
  zip_code?: string;

  /** Null for no group. Admins only. */
  @Optional()
  @IsUuid()
  group_id?: string | null;
}

export class CreateHouseDto extends HouseDetailsDto {
  @Required()
  @IsName(longest.city)
  city!: string;

  @Required()
  @IsName(longest.street)
  street!: string;

  @Required()
  @IsName(longest.house)
  number!: string;
}

export class ChangeHouseDto extends HouseDetailsDto {
  @OptionalNotNull()
  @IsName(longest.city)
  city?: string;

  @OptionalNotNull()
  @IsName(longest.street)
  street?: string;

  @OptionalNotNull()
  @IsName(longest.house)
  number?: string;
}
