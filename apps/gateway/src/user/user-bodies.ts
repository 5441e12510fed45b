/** What administrators send about accounts. */
import type { AccountState, UserFilter } from '#auth/core';
import { profileTypes } from '../account/profile-bodies.js';
import { described, Optional } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { oneOf } from '../body/text.js';
import { SearchQuery } from '../resource/list-query.js';

/** Queries and forms send text, JSON the thing itself. */
const truth = described({ type: 'boolean' }, (value) =>
  [true, false, 'true', 'false'].includes(value as boolean) ? undefined : 'Must be true or false.',
);

type Truth = boolean | 'true' | 'false' | null;

const names = {
  is_active: 'isActive',
  is_staff: 'isStaff',
  is_admin: 'isAdmin',
  is_superuser: 'isSuperuser',
  is_deleted: 'isDeleted',
} as const;

function stateOf(given: object): Partial<AccountState> {
  const entries = Object.entries(given).filter(([name, value]) => name in names && value != null);
  return Object.fromEntries(
    entries.map(([name, value]) => [names[name as keyof typeof names], String(value) === 'true']),
  );
}

export class UsersQuery extends SearchQuery {
  @Optional(oneOf(...profileTypes))
  type?: (typeof profileTypes)[number];

  @Optional(truth)
  is_active?: Truth;

  @Optional(truth)
  is_staff?: Truth;

  @Optional(truth)
  is_admin?: Truth;

  @Optional(truth)
  is_superuser?: Truth;

  @Optional(truth)
  is_deleted?: Truth;

  @Optional(truth)
  awaits_approval?: Truth;

  get filter(): UserFilter {
    return {
      ...(this.awaits_approval != null && { awaitsApproval: String(this.awaits_approval) === 'true' }),
      ...stateOf(this),
      ...(this.type && { profileType: this.type }),
      ...(this.search && { search: this.search }),
    };
  }
}

export class FlagsBody extends RequestBody {
  @Optional(truth)
  is_staff?: Truth;

  @Optional(truth)
  is_admin?: Truth;

  @Optional(truth)
  is_superuser?: Truth;

  get flags(): Partial<AccountState> {
    return stateOf(this);
  }
}
