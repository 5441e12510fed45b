/** Publishes the events in the outbox. Only the worker that holds the lease publishes (decisions 26 and 27). */
import { SessionSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { histogram } from '#metrics';
import { Spanned } from '#tracing';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v4 as uuidv4 } from 'uuid';
import { findWaiting, markPublished, markRefused, type WaitingEvent } from './event-outbox.store.js';
import { eventRecord, revocationChange, type RevocationChange, revocationRecord } from './event-records.js';
import type { RecordPublisher, TopicRecord } from './record-publisher.js';
import { acquireLease, clearFailures, lockLease, releaseLease, saveFailure } from './relay-lease.store.js';
import { findExpired, saveStates } from './revocation.store.js';

/** `standby`: another worker holds the lease; `idle`: the outbox is empty; `busy`: more events may be waiting. */
export type RelayOutcome = 'standby' | 'idle' | 'busy';

/** Expired revocations removed per batch. */
const expiredAtOnce = 500;

/** The records of one event or of one expired revocation, and what is saved after their publication. */
interface RecordGroup {
  readonly seq: string | undefined;
  readonly records: readonly TopicRecord[];
  readonly change: RevocationChange | undefined;
  /** Of a change that revokes or restores tokens: when it happened, on the scale of `performance.now()`. */
  readonly revokedAt?: number;
}

const revocationDelays = histogram('gatehouse_revocation_delay_seconds', {});

@Injectable()
export class RelayEvents {
  private readonly logger = new Logger('Events');
  private readonly holder = uuidv4();

  constructor(
    private readonly dataSource: DataSource,
    private readonly session: SessionSettings,
  ) {}

  /**
   * Publishes one batch, then marks it as published. A crash between the two publishes the batch again.
   * @throws any error of the publisher or the database; call it again
   */
  async execute(publisher: RecordPublisher): Promise<RelayOutcome> {
    if (!(await readFrom(this.dataSource, (db) => acquireLease(db, this.holder)))) return 'standby';
    const groups = await readFrom(this.dataSource, async (db) => [
      ...(await findExpired(db, expiredAtOnce)).map(tombstone),
      ...(await findWaiting(db)).map((event) => this.recordsOf(event)),
    ]);
    if (groups.length === 0) return 'idle';
    await this.publish(publisher, groups);
    return 'busy';
  }

  /** Releases the lease immediately. */
  async yield(): Promise<void> {
    await readFrom(this.dataSource, (db) => releaseLease(db, this.holder));
  }

  /** Records for administrators why events cannot be published. */
  async recordFailure(error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const failure = message.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 200);
    await readFrom(this.dataSource, (db) => saveFailure(db, failure));
  }

  /** The broker answers: the last failure is over. */
  async recordContact(): Promise<void> {
    await readFrom(this.dataSource, clearFailures);
  }

  /** Bisects a batch that the broker rejects, to skip the rejected record and publish the others in their order. */
  @Spanned('publish events')
  private async publish(publisher: RecordPublisher, groups: readonly RecordGroup[]): Promise<void> {
    const records = groups.flatMap((group) => group.records);
    if (records.length === 0 || (await publisher.publish(records))) {
      observeDelays(groups);
      return this.settle(groups);
    }
    if (groups.length === 1) return this.giveUp(groups[0]!);
    const middle = Math.ceil(groups.length / 2);
    await this.publish(publisher, groups.slice(0, middle));
    await this.publish(publisher, groups.slice(middle));
  }

  /** A relay that has lost its lease marks nothing: the next holder publishes the same events. */
  private async settle(groups: readonly RecordGroup[]): Promise<void> {
    const seqs = groups.flatMap(({ seq }) => seq ?? []);
    const changes = groups.flatMap(({ change }) => change ?? []);
    const states = new Map(changes.map(({ key, revocation }) => [key, revocation?.expires ?? null]));
    await inTransaction(this.dataSource, async (db) => {
      if (!(await lockLease(db, this.holder))) return;
      await markPublished(db, seqs);
      if (states.size > 0) await saveStates(db, states);
    });
  }

  private async giveUp({ seq, records }: RecordGroup): Promise<void> {
    const [{ topic, key }] = records as [TopicRecord];
    this.logger.error({ msg: 'An event was refused by the broker and is given up', seq, topic, key });
    await inTransaction(this.dataSource, (db) =>
      seq === undefined ? saveStates(db, new Map([[key, null]])) : markRefused(db, seq),
    );
  }

  private recordsOf(event: WaitingEvent): RecordGroup {
    const change = revocationChange(event, this.session.accessTokenLife);
    const record = eventRecord(event);
    // The revocation first, because services depend on it.
    return {
      seq: event.seq,
      change,
      // Both times are of the database's clock, so that clocks of two machines do not matter.
      ...(change && { revokedAt: performance.now() - (event.now - event.happenedAt) * 1000 }),
      records: [...(change ? [revocationRecord(change)] : []), ...(record ? [record] : [])],
    };
  }
}

function observeDelays(groups: readonly RecordGroup[]): void {
  const now = performance.now();
  for (const { revokedAt } of groups) {
    if (revokedAt !== undefined) revocationDelays.observe((now - revokedAt) / 1000);
  }
}

function tombstone(key: string): RecordGroup {
  const change = { key, revocation: undefined };
  return { seq: undefined, change, records: [revocationRecord(change)] };
}
