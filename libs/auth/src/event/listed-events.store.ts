/** Events of the outbox for administrators, in SQL. Putting an event back fires no trigger: `wake_event_relay` is for new rows. */
import { countOrEstimateQuery, queryParameters, whereAll } from '#database';
import { ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import type { EventType } from '#auth/contract';
import type { EntityManager } from 'typeorm';

/** `refused`: the broker will never accept it as its topic is configured. */
export const eventStates = ['waiting', 'refused'] as const;
export type EventState = (typeof eventStates)[number];

export interface EventFilter {
  readonly state: EventState;
  readonly userId?: number;
}

/** An event without what it says. */
export interface ListedEvent {
  readonly id: string;
  readonly type: EventType;
  readonly userId: number;
  readonly happenedAt: Date;
  /** Null for an event that waits. */
  readonly refusedAt: Date | null;
}

/** Roughly the order of publication: revocations first. Each index of the outbox for a state has it. */
export const eventOrder = new ListOrder(
  {
    queue: [
      { sql: 'lane', type: 'integer' },
      { sql: 'seq', type: 'bigint' },
    ],
  },
  'queue',
);

const conditionOf = { waiting: 'published_at IS NULL', refused: 'refusal IS NOT NULL' } as const;

function matching({ state, userId }: EventFilter) {
  const { values, parameter } = queryParameters();
  const conditions: string[] = [conditionOf[state]];
  if (userId !== undefined) conditions.push(`user_id = ${parameter(userId)}`);
  return { values, parameter, conditions };
}

export function listEvents(
  db: EntityManager,
  filter: EventFilter,
  reading: OrderedReading,
): Promise<Ordered<ListedEvent>[]> {
  const { values, parameter, conditions } = matching(filter);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT id, type, user_id AS "userId", time AS "happenedAt",
       CASE WHEN refusal IS NOT NULL THEN published_at END AS "refusedAt", ${reading.cursor()} AS cursor
     FROM event_outbox ${whereAll([...conditions, start])}
     ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countMatchingEvents(db: EntityManager, filter: EventFilter): Promise<Total> {
  const { values, conditions } = matching(filter);
  return countOrEstimateQuery(db, `SELECT FROM event_outbox ${whereAll(conditions)}`, values);
}

export async function countRefused(db: EntityManager): Promise<number> {
  const [row] = await db.query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM event_outbox WHERE refusal IS NOT NULL',
  );
  return row.count;
}

/**
 * Puts an event back that the broker refused, unless a later event of the same user was published: services would read an old state last.
 * @returns whether it waits again, was overtaken, or is not among the refused ones
 */
export async function putBackRefused(
  db: EntityManager,
  id: string,
): Promise<'waits' | 'overtaken' | 'missing'> {
  const [row] = await db.query<{ isOvertaken: boolean }[]>(
    `WITH refused AS (
       SELECT event.seq, EXISTS (
         SELECT FROM event_outbox later WHERE later.user_id = event.user_id AND later.seq > event.seq
           AND later.published_at IS NOT NULL AND later.refusal IS NULL) AS overtaken
       FROM event_outbox event WHERE event.id = $1 AND event.refusal IS NOT NULL FOR UPDATE OF event
     ), back AS (
       UPDATE event_outbox event SET published_at = NULL, refusal = NULL
       FROM refused WHERE event.seq = refused.seq AND NOT refused.overtaken
     )
     SELECT overtaken AS "isOvertaken" FROM refused`,
    [id],
  );
  if (!row) return 'missing';
  return row.isOvertaken ? 'overtaken' : 'waits';
}
