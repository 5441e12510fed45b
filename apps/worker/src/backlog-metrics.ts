/** The ages of what waits in the database, and of the signing key, read when Prometheus asks. */
import { findOldestRequest } from '#auth/account';
import { findOldestEvents } from '#auth/event';
import { findSigningKeyAge } from '#auth/token';
import { readFrom } from '#database';
import { findOldestMail } from '#mail-queue';
import { CachedReading, readGauge } from '#metrics';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class BacklogMetrics implements OnModuleInit, OnModuleDestroy {
  private readonly ages = new CachedReading('Ages of outboxes and of the signing key', () => this.read());
  private stops: (() => void)[] = [];

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    this.stops = [
      readGauge('gatehouse_outbox_oldest_seconds', async () => (await this.ages.get())?.outboxes ?? []),
      readGauge('gatehouse_signing_key_age_seconds', async () => (await this.ages.get())?.signingKey ?? []),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
  }

  /** One connection, one statement after the other. */
  private read() {
    return readFrom(this.dataSource, async (db) => {
      const mails = await findOldestMail(db);
      const { events, revocations } = await findOldestEvents(db);
      const requests = await findOldestRequest(db);
      const key = await findSigningKeyAge(db);
      return {
        outboxes: [
          { labels: { kind: 'mails' as const }, value: mails ?? 0 },
          { labels: { kind: 'events' as const }, value: events ?? 0 },
          { labels: { kind: 'revocations' as const }, value: revocations ?? 0 },
          { labels: { kind: 'account_requests' as const }, value: requests ?? 0 },
        ],
        signingKey: key === undefined ? [] : [{ labels: {}, value: key }],
      };
    });
  }
}
