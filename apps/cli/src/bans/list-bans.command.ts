/** `bans list`: prints one line per ban and one per active throttle. */
import { banOrder, type ListedBan, ListBans, ListThrottlings } from '#auth/throttle';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { itemsOf } from '../print-list.js';
import { shell } from '../shell.js';

@SubCommand({ name: 'list', description: 'List bans and active throttles: state, target, end, reason' })
export class ListBansCommand extends OrderedList(banOrder) {
  constructor(
    dataSource: DataSource,
    private readonly listBans: ListBans,
    private readonly listThrottlings: ListThrottlings,
  ) {
    super(dataSource);
  }

  protected async execute({ sort }: Sorted): Promise<void> {
    const bans: ListedBan[] = [];
    for await (const ban of itemsOf((page) => this.listBans.execute(shell, { ...page, sort })))
      bans.push(ban);
    const throttlings = await this.listThrottlings.execute(shell);
    if (this.isJson) return this.printDocument({ bans, throttlings });
    await this.printItems(
      [
        ...bans.map(({ target, expiresAt, reason }) => ['banned', target, until(expiresAt), reason || '-']),
        ...throttlings.map(({ target, endsAt }) => [
          'throttled',
          target ?? 'an email without an account',
          until(endsAt),
          '-',
        ]),
      ],
      ['state', 'target', 'end', 'reason'],
      (columns) => columns,
    );
  }
}

function until(end: Date | null): string {
  return end ? `until ${end.toISOString()}` : 'until removed';
}
