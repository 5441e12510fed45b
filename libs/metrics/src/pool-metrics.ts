/** The connections of the database pool of an app. */
import { DatabaseSettings } from '#config';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { readGauge } from './instruments.js';

@Injectable()
export class PoolMetrics implements OnModuleInit, OnModuleDestroy {
  private stops: (() => void)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: DatabaseSettings,
  ) {}

  onModuleInit(): void {
    const pool = (this.dataSource.driver as PostgresDriver).master as Pool;
    this.stops = [
      readGauge('gatehouse_db_pool_connections', () => [
        { labels: { state: 'used' }, value: pool.totalCount - pool.idleCount },
        { labels: { state: 'idle' }, value: pool.idleCount },
        { labels: { state: 'waiting' }, value: pool.waitingCount },
      ]),
      readGauge('gatehouse_db_pool_size', () => [{ labels: {}, value: this.settings.poolSize }]),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
  }
}
