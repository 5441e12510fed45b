/** Reads what administrators look at first: which parts run, what waits, and what needs a person. */
import { KafkaSettings, MailSettings, RedisSettings } from '#config';
import { readFrom, type RowCount } from '#database';
import { countMails, type MailCounts } from '#mail-queue';
import { listInstances, type RunningInstance } from '#metrics';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin } from '#auth/authorization';
import { countEvents, type EventCounts } from '#auth/event';
import { type KeySchedule, ReadKeySchedule } from '#auth/token';
import { type Attention, attentionFor } from './attention.js';
import { countLiveSessions, countSmall, type SmallCounts } from './overview.store.js';
import { type ServerName, type ServerStates, statesOf } from './server-states.js';

export interface Overview extends Pick<SmallCounts, 'approvalsWaiting' | 'bans' | 'throttles'> {
  readonly apps: readonly RunningInstance[];
  readonly servers: ServerStates;
  readonly sessions: RowCount;
  readonly mails: MailCounts;
  /** Undefined where events are not published, because there is no Kafka. */
  readonly events: EventCounts | undefined;
  readonly keys: KeySchedule;
  readonly attention: readonly Attention[];
}

@Injectable()
export class ReadOverview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readKeySchedule: ReadKeySchedule,
    private readonly kafka: KafkaSettings,
    private readonly redis: RedisSettings,
    private readonly mail: MailSettings,
  ) {}

  /** @throws CodedError `authorization.refused` */
  async execute(actor: Actor): Promise<Overview> {
    requireAdmin(actor);
    const keys = await this.readKeySchedule.execute(actor);
    const publishes = this.kafka.brokers.length > 0;
    return readFrom(this.dataSource, async (db) => {
      const apps = await listInstances(db);
      const found = {
        apps,
        servers: statesOf(apps, this.usedServers()),
        mails: await countMails(db),
        events: publishes ? await countEvents(db) : undefined,
        keys,
        ...(await countSmall(db)),
      };
      const sessions = await countLiveSessions(db);
      return { ...found, sessions, attention: attentionFor({ ...found, now: new Date() }) };
    });
  }

  private usedServers(): ReadonlySet<ServerName> {
    const used = new Set<ServerName>(['database']);
    if (this.redis.address) used.add('redis');
    if (this.kafka.brokers.length > 0) used.add('kafka');
    if (this.mail.smtp) used.add('smtp');
    return used;
  }
}
