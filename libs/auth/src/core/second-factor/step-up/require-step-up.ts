/** Asks of a session whether it may make sensitive changes now. */
import { SecondFactorSettings } from '#config';
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findStepUp } from '../owner.store.js';

@Injectable()
export class RequireStepUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SecondFactorSettings,
  ) {}

  /**
   * An account without a second factor has none to show.
   * @throws CodedError `second_factor.step_up_required` if the session has not shown one of late
   */
  async execute(sessionId: string): Promise<void> {
    const standing = await readFrom(this.dataSource, (db) =>
      findStepUp(db, sessionId, this.settings.stepUpLife),
    );
    if (!standing) throw new CodedError('session.token_invalid');
    if (standing.needed) throw new CodedError('second_factor.step_up_required');
  }
}
