/** The query parameters of lists: page size, cursors, order and search text. */
import type { ListOrder, PageRequest } from '#paging';
import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIntegerBetween, IsTrueOrFalse } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsOneOf, IsText } from '../validation/text.js';

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

/** The parameters of a list that can be read in several orders. */
interface OrderedQuery {
  before?: string | null;
  sort?: string | null;
  total?: boolean | null;
}

/** @returns a class to extend: `class ListHousesQueryDto extends Ordered(houseOrder, ListQueryDto) {}` */
export function Ordered<Query extends ListQueryDto>(
  order: ListOrder,
  queryType: Type<Query>,
): Type<Query & OrderedQuery> {
  class OrderedQueryDto extends (queryType as Type<ListQueryDto>) implements OrderedQuery {
    @Optional()
    @ApiProperty({ description: '`previous` of the next page; instead of `after`' })
    @IsText(1000)
    before?: string | null;

    @Optional()
    @ApiProperty({
      default: order.usual,
      description: 'The field to sort by; `-` before it reverses the order',
    })
    @IsOneOf(...order.names)
    sort?: string | null;

    @Optional()
    @ApiProperty({ default: false, description: 'Whether to count all items that the filters select' })
    @IsTrueOrFalse()
    total?: boolean | null;
  }
  return OrderedQueryDto as unknown as Type<Query & OrderedQuery>;
}

export class SearchQueryDto extends ListQueryDto {
  @Optional()
  @ApiProperty({ description: 'Words to look for, or parts of them, case-insensitive' })
  @IsText(100)
  search?: string | null;
}

export function searchOf(
  query: SearchQueryDto & OrderedQuery,
): PageRequest & { readonly search: string | undefined } {
  return { ...pageRequestOf(query), search: query.search ?? undefined };
}

export function pageRequestOf({ limit, after, ...rest }: ListQueryDto & OrderedQuery): PageRequest {
  return {
    limit: limit ?? usualLimit,
    after: after ?? undefined,
    before: rest.before ?? undefined,
    sort: rest.sort ?? undefined,
    total: rest.total ?? false,
  };
}
