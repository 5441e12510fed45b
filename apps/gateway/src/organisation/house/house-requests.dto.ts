/** Request bodies of houses. */
import { houseOrder } from '#organisation';
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
  @IsLine(5)
  letter?: string;

  @OptionalNotNull()
  @IsLine(6)
  zip_code?: string;

  /** Null for no group. Admins only. */
  @Optional()
  @IsUuid()
  group_id?: string | null;
}

export class CreateHouseDto extends HouseDetailsDto {
  @Required()
  @IsName(255)
  city!: string;

  @Required()
  @IsName(255)
  street!: string;

  @Required()
  @IsName(10)
  number!: string;
}

export class ChangeHouseDto extends HouseDetailsDto {
  @OptionalNotNull()
  @IsName(255)
  city?: string;

  @OptionalNotNull()
  @IsName(255)
  street?: string;

  @OptionalNotNull()
  @IsName(10)
  number?: string;
}
