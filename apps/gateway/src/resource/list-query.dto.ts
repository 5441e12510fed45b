/** The query parameters of every list: page size, cursor and search text. */
import type { PageRequest } from '#paging';
import { ApiProperty } from '@nestjs/swagger';
import { IsIntegerBetween } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsText } from '../validation/text.js';

const usualLimit = 25;
const greatestLimit = 100;

export class ListQueryDto {
  @Optional()
  @ApiProperty({ default: usualLimit })
  @IsIntegerBetween(1, greatestLimit)
  limit?: number | null;

  @Optional()
  @ApiProperty({ description: '`next` of the previous page' })
  @IsText(1000)
  after?: string | null;
}

export class SearchQueryDto extends ListQueryDto {
  @Optional()
  @ApiProperty({ description: 'Substring to search for, case-insensitive' })
  @IsText(100)
  search?: string | null;
}

export function searchOf(query: SearchQueryDto): PageRequest & { readonly search: string | undefined } {
  return { ...pageRequestOf(query), search: query.search ?? undefined };
}

export function pageRequestOf({ limit, after }: ListQueryDto): PageRequest {
  return { limit: limit ?? usualLimit, after: after ?? undefined };
}
