/** `dead-letters list`: prints one line per record of dead letters, as columns or as JSON. */
import {
  deadLetterOrder,
  deadLetterReasons,
  ListDeadLetters,
  type ListedDeadLetter,
} from '#auth/verification';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  reason?: string;
}

const deadLetterColumns = (letter: ListedDeadLetter) => [
  letter.recordedAt.toISOString(),
  letter.reason,
  letter.topic,
  letter.partition,
  letter.firstOffset,
  letter.lastOffset,
  letter.count,
  letter.bytes,
  letter.correlationId ?? '-',
];

@SubCommand({
  name: 'list',
  description:
    'List dead letters of the last 7 days, newest first: time, reason, topic, partition, first and last offset, number, bytes, correlation id',
})
export class ListDeadLettersCommand extends OrderedList(deadLetterOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listDeadLetters: ListDeadLetters,
  ) {
    super(dataSource);
  }

  protected async execute({ reason, sort }: Options & Sorted): Promise<void> {
    await this.printList(
      (page) => this.listDeadLetters.execute(shell, { reason }, { ...page, sort }),
      ['time', 'reason', 'topic', 'partition', 'first', 'last', 'number', 'bytes', 'correlation id'],
      deadLetterColumns,
    );
  }

  @Option({
    flags: '--reason <reason>',
    description: `Only dead letters of this reason: ${deadLetterReasons.join(', ')}`,
  })
  parseReason(text: string): string {
    const reason = deadLetterReasons.find((known) => known === text);
    if (!reason) throw wrongUse({ reason: `Enter one of: ${deadLetterReasons.join(', ')}.` });
    return reason;
  }
}
