/** Lists and counts dead letters for admins: why, when and where, without what the requests contained. */
import { KafkaSettings } from '#config';
import { readFrom } from '#database';
import type { Page, PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin } from '#auth/authorization';
import {
  countDeadLetters,
  countListed,
  type DeadLetterCounts,
  deadLetterOrder,
  type ListedDeadLetter,
  listDeadLetters,
} from './dead-letter.store.js';

export interface DeadLetterState extends DeadLetterCounts {
  /** Without Kafka requests come over TCP, and an invalid one has no dead letter. */
  readonly usesKafka: boolean;
}

@Injectable()
export class ListDeadLetters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly kafka: KafkaSettings,
  ) {}

  /**
   * Newest first.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(
    actor: Actor,
    { reason }: { readonly reason?: string | undefined },
    page: PageRequest,
  ): Promise<Page<ListedDeadLetter>> {
    requireAdmin(actor);
    const reading = deadLetterOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<ListedDeadLetter>(await listDeadLetters(db, reason, reading), () =>
        countListed(db, reason),
      ),
    );
  }

  /** @throws CodedError `authorization.refused` */
  async count(actor: Actor): Promise<DeadLetterState> {
    requireAdmin(actor);
    const counts = await readFrom(this.dataSource, countDeadLetters);
    return { ...counts, usesKafka: this.kafka.brokers.length > 0 };
  }
}
