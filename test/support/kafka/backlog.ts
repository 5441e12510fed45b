/** Interleaved requests of many users that are halted midway: some answered, some in progress, some waiting. */
import { randomUUID } from 'node:crypto';
import { Client as Postgres } from 'pg';
import type { Member } from '../people/logged-in-people.js';
import { eventually } from '../eventually.js';
import type { Answer, VerificationClient } from './verification-client.js';

interface Request {
  readonly id: string;
  readonly partition: number;
  readonly member: Member;
}

export interface BacklogCallers {
  readonly known: readonly Member[];
  /** Users in no cache; their requests are sent last. */
  readonly unknown: readonly Member[];
  /** Those whose sessions have ended. */
  readonly ended: ReadonlySet<Member>;
}

export interface HaltOptions {
  readonly databaseUrl: string;
  /** `application_name` of the process that must have requests in progress. */
  readonly holder: string;
}

/** The default of `auth_request`. */
const partitions = 3;

export class Backlog {
  readonly #client: VerificationClient;
  readonly #ended: ReadonlySet<Member>;
  readonly #requests: readonly Request[];

  constructor(client: VerificationClient, { known, unknown, ended }: BacklogCallers, length: number) {
    this.#client = client;
    this.#ended = ended;
    const all = [...known, ...unknown];
    this.#requests = Array.from({ length }, (_, index) => {
      const asking = index < length / 2 ? known : all;
      return { id: randomUUID(), partition: index % partitions, member: asking[index % asking.length]! };
    });
  }

  /** Sends all requests and runs `act` once they are halted: a lock on the sessions blocks further look-ups. */
  async haltedDuring(act: () => Promise<unknown>, { databaseUrl, holder }: HaltOptions): Promise<void> {
    const early = this.#requests.slice(0, this.#requests.length / 5);
    await this.#client.sendAll(early.map(asMessage));
    await eventually(
      'The first answers',
      () => this.unanswered() <= this.#requests.length - early.length,
      30,
    );
    // Two connections: inside a transaction `pg_stat_activity` does not show connections made after its first read.
    const lock = new Postgres({ connectionString: databaseUrl });
    const activity = new Postgres({ connectionString: databaseUrl });
    await Promise.all([lock.connect(), activity.connect()]);
    try {
      await lock.query('BEGIN; LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE');
      await this.#client.sendAll(this.#requests.slice(early.length).map(asMessage));
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`;
      await eventually(
        `The halt of ${holder}`,
        async () => (await activity.query(waiting, [holder])).rows.length > 0,
        30,
      );
      await act();
    } finally {
      await Promise.all([lock.end(), activity.end()]);
    }
  }

  /** Number of requests. */
  unanswered(): number {
    const answers = this.#answers();
    return this.#requests.filter(({ id }) => !answers.has(id)).length;
  }

  /** Answers that are wrong for their token; repeated ones count too. */
  wrongAnswers(): { userId: number; answer: Answer }[] {
    const answers = this.#answers();
    return this.#requests.flatMap(({ id, member }) =>
      (answers.get(id) ?? [])
        .filter((answer) => !this.#isTrue(answer, member))
        .map((answer) => ({ userId: member.userId, answer })),
    );
  }

  #answers(): Map<unknown, Answer[]> {
    const answers = new Map<unknown, Answer[]>();
    for (const { answer } of this.#client.received) {
      const same = answers.get(answer.id);
      if (same) same.push(answer);
      else answers.set(answer.id, [answer]);
    }
    return answers;
  }

  #isTrue({ status, user_id: userId, permissions }: Answer, member: Member): boolean {
    if (this.#ended.has(member)) return status === 'FAIL' && userId === '' && permissions === '';
    const own = Object.keys(permissions).filter((name) => name.startsWith('own_'));
    return status === 'OK' && userId === member.userId && own.join() === `own_${member.userId} read`;
  }
}

function asMessage({ id, partition, member }: Request): { value: string; partition: number } {
  return { value: JSON.stringify({ id, token: member.token }), partition };
}
