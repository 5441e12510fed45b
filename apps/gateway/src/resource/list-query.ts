/** The query of every list: how much, from where, and what to look for. */
import type { PageRequest } from '#auth/core';
import { described, Optional } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { text } from '../body/text.js';

const usualLimit = 25;
const greatestLimit = 100;

const limit = described(
  { type: 'integer', minimum: 1, maximum: greatestLimit, default: usualLimit },
  (value) => {
    const fits = typeof value === 'string' && /^[0-9]{1,3}$/.test(value);
    return fits && Number(value) >= 1 && Number(value) <= greatestLimit
      ? undefined
      : `Enter a number from 1 to ${greatestLimit}.`;
  },
);

export class ListQuery extends RequestBody {
  @Optional(limit)
  limit?: string;

  @Optional(described({ description: '`next` of the page before' }, text(1000)))
  after?: string;

  get page(): PageRequest {
    return { limit: Number(this.limit ?? usualLimit), after: this.after };
  }
}

export class SearchQuery extends ListQuery {
  @Optional(described({ description: 'Found anywhere, without regard to case' }, text(100)))
  search?: string;
}
