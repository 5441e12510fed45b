/** Bounds what scrapes cost a server: one read at a time, at most every few seconds, and a scrape waits for it only so long. */
import { OutageLog, withTimeout } from '#background';
import { Logger } from '@nestjs/common';

export interface CachedReadingOptions {
  /** Milliseconds for which a reading serves. */
  readonly lifetime?: number;
  /** Milliseconds a scrape waits. */
  readonly patience?: number;
}

export class CachedReading<T> {
  private readonly outage: OutageLog;
  private readonly lifetime: number;
  private readonly patience: number;
  private reading: Promise<T | undefined> | undefined;
  private isRunning = false;
  private readAt = -Infinity;

  /**
   * @param subject of log lines: `Ages of outboxes`
   * @param load reads the values
   */
  constructor(
    subject: string,
    private readonly load: () => Promise<T>,
    { lifetime = 5000, patience = 2000 }: CachedReadingOptions = {},
  ) {
    this.outage = new OutageLog(new Logger('Metrics'), {
      began: `${subject} cannot be read; they are absent from the metrics`,
      ended: `${subject} are read again`,
    });
    this.lifetime = lifetime;
    this.patience = patience;
  }

  /** @returns undefined if the values cannot be read in time */
  async get(): Promise<T | undefined> {
    if (!this.isRunning && performance.now() - this.readAt >= this.lifetime) this.reading = this.read();
    try {
      return await withTimeout(this.patience, Promise.resolve(this.reading), 'The reading takes too long');
    } catch (error) {
      this.outage.failed(error);
      return undefined;
    }
  }

  /** A read that never ends is not repeated: a server that hangs would collect them. */
  private async read(): Promise<T | undefined> {
    this.isRunning = true;
    try {
      const values = await this.load();
      this.outage.succeeded();
      return values;
    } catch (error) {
      this.outage.failed(error);
      return undefined;
    } finally {
      this.isRunning = false;
      this.readAt = performance.now();
    }
  }
}
