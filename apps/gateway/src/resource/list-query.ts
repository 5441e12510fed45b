/** The query of every list: how much, from where, and what to look for. */
import type { PageRequest } from '#auth/core';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, type Rule } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { text } from '../body/text.js';

const usualLimit = 25;
const greatestLimit = 100;

const limit: Rule = (value) => {
  const fits = typeof value === 'string' && /^[0-9]{1,3}$/.test(value);
  return fits && Number(value) >= 1 && Number(value) <= greatestLimit
    ? undefined
    : `Enter a number from 1 to ${greatestLimit}.`;
};

export class ListQuery extends RequestBody {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: greatestLimit, default: usualLimit })
  @Optional(limit)
  limit?: string;

  @ApiPropertyOptional({ type: 'string', description: '`next` of the page before' })
  @Optional(text(1000))
  after?: string;

  get page(): PageRequest {
    return { limit: Number(this.limit ?? usualLimit), after: this.after };
  }
}

export class SearchQuery extends ListQuery {
  @ApiPropertyOptional({
    type: 'string',
    maxLength: 100,
    description: 'Found anywhere, without regard to case',
  })
  @Optional(text(100))
  search?: string;
}
