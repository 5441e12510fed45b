/** One page of a list: its items, and the cursor of the next page. */
import type { Page } from '#paging';
import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

export interface PageDto<Item> {
  items: Item[];
  next: string | null;
}

export interface OrderedPageDto<Item> extends PageDto<Item> {
  previous: string | null;
  total?: TotalDto;
}

export class TotalDto {
  @ApiProperty({ type: 'integer', example: 137 })
  count!: number;

  @ApiProperty({ description: 'False for an estimate, above 200' })
  exact!: boolean;
}

/** @returns a class to extend: `class HousePageDto extends PageType(HouseDto) {}` */
export function PageType<Item>(itemType: Type<Item>): Type<PageDto<Item>> {
  class ItemPage implements PageDto<Item> {
    @ApiProperty({ type: [itemType] })
    items!: Item[];

    @ApiProperty({
      type: String,
      nullable: true,
      example: 'WyIwMTlhIl0',
      description: 'The value of `after` for the next page; null on the last page',
    })
    next!: string | null;
  }
  return ItemPage;
}

/** Like `PageType`, for a list with the parameters of `Ordered`. */
export function OrderedPageType<Item>(itemType: Type<Item>): Type<OrderedPageDto<Item>> {
  class OrderedItemPage extends PageType(itemType) implements OrderedPageDto<Item> {
    @ApiProperty({
      type: String,
      nullable: true,
      example: null,
      description: 'The value of `before` for the previous page; null on the first page',
    })
    previous!: string | null;

    @ApiProperty({ required: false, description: 'If `total=true` is asked' })
    total?: TotalDto;
  }
  return OrderedItemPage;
}

export function toPage<Row, Item>({ items, next }: Page<Row>, toItem: (row: Row) => Item): PageDto<Item> {
  return { items: items.map((row) => toItem(row)), next };
}

export function toOrderedPage<Row, Item>(
  { previous, total, ...page }: Page<Row>,
  toItem: (row: Row) => Item,
): OrderedPageDto<Item> {
  return {
    ...toPage(page, toItem),
    previous: previous ?? null,
    ...(total && { total: { count: total.count, exact: total.isExact } }),
  };
}
