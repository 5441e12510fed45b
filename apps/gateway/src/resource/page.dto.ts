/** One page of a list: its items, and the cursor of the next page. */
import type { Page } from '#paging';
import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

export interface PageDto<Item> {
  items: Item[];
  next: string | null;
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

export function toPage<Row, Item>({ items, next }: Page<Row>, toItem: (row: Row) => Item): PageDto<Item> {
  return { items: items.map((row) => toItem(row)), next };
}
