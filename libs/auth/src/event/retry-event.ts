/** Publishes an event again that the broker refused, after its topic was configured otherwise. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import { putBackRefused } from './listed-events.store.js';

@Injectable()
export class RetryEvent {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Of concurrent calls one puts it back.
   * @throws CodedError `authorization.refused`, `resource.not_found` for an event that was not refused, or `event.overtaken`
   */
  async execute(actor: Actor, id: string): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      const outcome = await putBackRefused(db, id);
      if (outcome === 'missing') throw new CodedError('resource.not_found');
      if (outcome === 'overtaken') throw new CodedError('event.overtaken');
      await recordChange(db, actor, { action: 'event.retried', target: id, before: null, after: null });
    });
  }
}
