/** Bounds password hashing: a limited number in parallel, a limited queue, and refusal of the rest before any work. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { PasswordSettings } from '#config';
import { CodedError } from '#errors';
import { histogram, readGauge } from '#metrics';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import pLimit, { type LimitFunction } from 'p-limit';

/** Seconds for Retry-After. A full queue of argon2id takes less. */
const retryAfter = 2;

const durations = histogram('gatehouse_password_hash_duration_seconds', {});

@Injectable()
export class PasswordQueue implements OnModuleInit, OnModuleDestroy {
  private readonly places: number;
  private readonly turns: LimitFunction;
  /** Set inside admitted work. */
  private readonly admitted = new AsyncLocalStorage<true>();
  private taken = 0;
  private stopReading: (() => void) | undefined;

  constructor({ hashesAtOnce, queueLength }: PasswordSettings) {
    this.places = hashesAtOnce + queueLength;
    this.turns = pLimit(hashesAtOnce);
  }

  onModuleInit(): void {
    this.stopReading = readGauge('gatehouse_password_queue_length', () => [
      { labels: {}, value: this.taken },
    ]);
  }

  onModuleDestroy(): void {
    this.stopReading?.();
  }

  /**
   * Reserves one place for all of `work`, hashing included, so that admitted work is never refused midway.
   * @throws CodedError `password.busy`, which reveals nothing, because neither account nor password was checked
   */
  async admit<T>(work: () => Promise<T>): Promise<T> {
    if (this.admitted.getStore()) return work();
    if (this.taken >= this.places) throw new CodedError('password.busy', { retryAfter });
    this.taken++;
    try {
      return await this.admitted.run(true, work);
    } finally {
      this.taken--;
      // Created lazily, because an AsyncLocalStorage in use slows down every promise of the process.
      if (this.taken === 0) this.admitted.disable();
    }
  }

  /**
   * Waits for its turn to hash.
   * @throws CodedError `password.busy` unless it was admitted before
   */
  run<T>(hash: () => Promise<T>): Promise<T> {
    return this.admit(() => this.turns(() => measured(hash)));
  }
}

async function measured<T>(hash: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await hash();
  } finally {
    durations.observe((performance.now() - begun) / 1000);
  }
}
