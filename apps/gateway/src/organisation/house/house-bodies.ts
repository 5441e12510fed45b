/** What callers send about houses. */
import { Changeable, Optional, Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { text, words } from '../../body/text.js';
import { ListQuery } from '../../resource/list-query.js';
import { uuid } from '../ids.js';

export class HousesQuery extends ListQuery {
  @Optional(uuid)
  group_id?: string | null;
}

export class HouseBody extends RequestBody {
  @Required(words(255))
  city!: string;

  @Required(words(255))
  street!: string;

  @Required(words(10))
  number!: string;

  @Changeable(text(5))
  letter?: string;

  @Changeable(text(6))
  zip_code?: string;

  /** An admin may leave it open. */
  @Optional(uuid)
  group_id?: string | null;
}

export class HouseChangesBody extends RequestBody {
  @Changeable(words(255))
  city?: string;

  @Changeable(words(255))
  street?: string;

  @Changeable(words(10))
  number?: string;

  @Changeable(text(5))
  letter?: string;

  @Changeable(text(6))
  zip_code?: string;

  /** Null takes the house out of its group; for admins. */
  @Optional(uuid)
  group_id?: string | null;
}
