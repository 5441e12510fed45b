/** `audit list`: prints one line per administrative change, as columns, JSON or CSV. */
import { type AuditFilter, auditOrder, ListAuditEntries, type ListedEntry } from '#auth/audit';
import { parseUserId } from '#auth/user';
import type { CsvTable } from '#csv';
import type { PageRequest } from '#paging';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { momentOf } from '../moment-option.js';
import { cellsOfColumns, printCsv } from '../print-csv.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  actor?: number;
  byCommand?: boolean;
  action?: string;
  targetType?: string;
  target?: string;
  from?: Date;
  to?: Date;
  csv?: boolean;
}

const json = (values: object | null) => (values === null ? '-' : JSON.stringify(values));

const auditColumns = (entry: ListedEntry): (string | number)[] => [
  entry.occurredAt.toISOString(),
  entry.actorId ?? 'command',
  entry.actorName ?? entry.shellUser ?? '-',
  entry.action,
  entry.targetId,
  entry.targetName ?? '-',
  json(entry.before),
  json(entry.after),
];

const table: CsvTable<ListedEntry> = {
  header: ['time', 'actor', 'actor name', 'action', 'target', 'target name', 'before', 'after'],
  cellsOf: (entry) => cellsOfColumns(auditColumns(entry)),
};

@SubCommand({
  name: 'list',
  description:
    'List administrative changes, newest first: time, id and name of the actor, action, id and name of the target, values before and after',
})
export class ListAuditCommand extends OrderedList(auditOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listAuditEntries: ListAuditEntries,
  ) {
    super(dataSource);
  }

  protected async execute({ csv, actor, target, sort, ...sought }: Options & Sorted): Promise<void> {
    const filter: AuditFilter = {
      ...sought,
      ...(actor !== undefined && { actorId: actor }),
      ...(target !== undefined && { targetId: target }),
    };
    const list = (page: PageRequest) => this.listAuditEntries.execute(shell, filter, { ...page, sort });
    if (csv) return printCsv(table, list);
    await this.printList(list, table.header, auditColumns);
  }

  @Option({ flags: '--actor <user-id>', description: 'Only changes by this person' })
  parseActor(text: string): number {
    const id = parseUserId(text);
    if (id === undefined) throw wrongUse({ actor: 'Enter the id of a user.' });
    return id;
  }

  @Option({ flags: '--by-command', description: 'Only changes by commands' })
  parseByCommand(): boolean {
    return true;
  }

  @Option({ flags: '--action <action>', description: 'Only this action, such as user.state_changed' })
  parseAction(text: string): string {
    return text;
  }

  @Option({ flags: '--target-type <type>', description: 'Only changes of this kind of thing, such as user' })
  parseTargetType(text: string): string {
    return text;
  }

  @Option({ flags: '--target <id>', description: 'Only changes of the thing with this id or name' })
  parseTarget(text: string): string {
    return text;
  }

  @Option({
    flags: '--from <time>',
    description: 'Only changes at or after this time, such as 2027-01-31T12:00:00Z',
  })
  parseFrom(text: string): Date {
    return momentOf('from', text);
  }

  @Option({ flags: '--to <time>', description: 'Only changes before this time' })
  parseTo(text: string): Date {
    return momentOf('to', text);
  }

  @Option({ flags: '--csv', description: 'Print a CSV file with a line of column names' })
  parseCsv(): boolean {
    return true;
  }
}
