/** `events list`: prints one line per event, as columns or as JSON. */
import { eventOrder, type EventState, eventStates, ListEvents, type ListedEvent } from '#auth/event';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  state?: EventState;
}

const eventColumns = ({ id, type, userId, happenedAt, refusedAt }: ListedEvent) => [
  id,
  type,
  userId,
  happenedAt.toISOString(),
  refusedAt?.toISOString() ?? '-',
];

@SubCommand({
  name: 'list',
  description: 'List events in the order of their publication: id, type, user id, time, time of the refusal',
})
export class ListEventsCommand extends OrderedList(eventOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listEvents: ListEvents,
  ) {
    super(dataSource);
  }

  protected async execute({ state = 'waiting', sort }: Options & Sorted): Promise<void> {
    await this.printList(
      (page) => this.listEvents.execute(shell, { state }, { ...page, sort }),
      ['id', 'type', 'user id', 'time', 'refused'],
      eventColumns,
    );
  }

  @Option({ flags: '--state <state>', description: `One of: ${eventStates.join(', ')}; default: waiting` })
  parseState(text: string): EventState {
    const state = eventStates.find((known) => known === text);
    if (!state) throw wrongUse({ state: `Enter one of: ${eventStates.join(', ')}.` });
    return state;
  }
}
