/** What callers send about houses. */
import { Changeable, Optional, Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { line, name } from '../../body/text.js';
import { ListQuery } from '../../resource/list-query.js';
import { uuid } from '../ids.js';

export class HousesQuery extends ListQuery {
  @Optional(uuid)
  group_id?: string | null;
}

export class HouseBody extends RequestBody {
  @Required(name(255))
  city!: string;

  @Required(name(255))
  street!: string;

  @Required(name(10))
  number!: string;

  @Changeable(line(5))
  letter?: string;

  @Changeable(line(6))
  zip_code?: string;

  /** An admin may leave it open. */
  @Optional(uuid)
  group_id?: string | null;
}

export class HouseChangesBody extends RequestBody {
  @Changeable(name(255))
  city?: string;

  @Changeable(name(255))
  street?: string;

  @Changeable(name(10))
  number?: string;

  @Changeable(line(5))
  letter?: string;

  @Changeable(line(6))
  zip_code?: string;

  /** Null takes the house out of its group; for admins. */
  @Optional(uuid)
  group_id?: string | null;
}
