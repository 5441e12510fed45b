/** Base of commands that print a list in one of several orders. */
import type { ListOrder } from '#paging';
import { Injectable } from '@nestjs/common';
import { Option } from 'nest-commander';
import { DatabaseCommand } from './database-command.js';
import { wrongUse } from './usage-error.js';

export interface Sorted {
  sort?: string;
}

/** @returns a class to extend: `class ListHousesCommand extends OrderedList(houseOrder)<Options> {}` */
export function OrderedList(order: ListOrder) {
  @Injectable()
  abstract class OrderedListCommand<Options extends object = object> extends DatabaseCommand<
    Options & Sorted
  > {
    protected override readonly writes = false;

    @Option({
      flags: '--sort <order>',
      description: `Order: ${order.names.join(', ')}; without it ${order.usual}`,
    })
    parseSort(text: string): string {
      if (!order.names.includes(text)) throw wrongUse({ sort: `Use one of: ${order.names.join(', ')}.` });
      return text;
    }
  }
  return OrderedListCommand;
}
