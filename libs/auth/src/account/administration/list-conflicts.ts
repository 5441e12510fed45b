/** Lists stored values that were distinct when stored and are equal in canonical form. New values cannot conflict. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin } from '#auth/authorization';
import { listNameConflicts, listUnsettledEmails } from './conflict.store.js';
import { canonicalEmail } from '#auth/user';

export interface Conflict {
  readonly kind: 'email' | 'additional_email' | 'company' | 'permission_group' | 'permission';
  readonly id: number | string;
  readonly value: string;
  /** The row that already has the canonical form; null if no row has it. */
  readonly otherId: number | string | null;
  readonly otherValue: string | null;
}

const atOnce = 1000;

@Injectable()
export class ListConflicts {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ordered by id.
   * @throws CodedError `authorization.refused`
   */
  async *execute(actor: Actor): AsyncGenerator<Conflict> {
    requireAdmin(actor);
    yield* this.emails('email');
    yield* this.emails('additional_email');
    yield* await readFrom(this.dataSource, listNameConflicts);
  }

  private async *emails(kind: 'email' | 'additional_email'): AsyncGenerator<Conflict> {
    for (let after = 0; ;) {
      const page = { after, limit: atOnce, canonical: canonicalEmail };
      const { lastId, unsettled } = await readFrom(this.dataSource, (db) =>
        listUnsettledEmails(db, kind, page),
      );
      for (const email of unsettled) yield { kind, ...email };
      if (lastId === undefined) return;
      after = lastId;
    }
  }
}
