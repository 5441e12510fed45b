/** Ends one session of the caller, which may be the current one. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { type EndedSession, endSession } from './end-sessions.store.js';

@Injectable()
export class EndOwnSession {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` if the session has ended, belongs to another user or does not exist */
  @Spanned('end own session')
  async execute(own: EndedSession, client: Client): Promise<void> {
    const ending = { ...own, reason: 'ended_by_owner', client } as const;
    const ended = await inTransaction(this.dataSource, (db) => endSession(db, ending));
    if (!ended) throw new CodedError('resource.not_found');
  }
}
