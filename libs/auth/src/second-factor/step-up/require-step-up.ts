/** Checks whether a session has verified the second factor that an action requires. */
import { SecondFactorSettings } from '#config';
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findStepUp } from '../owner.store.js';

export interface StepUpDemand {
  /** If the account has a factor, this session must have verified it within `STEP_UP_SECONDS`. */
  readonly fresh: boolean;
  /** The account must have a factor. */
  readonly enrolled: boolean;
}

@Injectable()
export class RequireStepUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SecondFactorSettings,
  ) {}

  /**
   * @throws CodedError `second_factor.enrolment_required` if the account has no factor and needs one,
   * `second_factor.step_up_required` if the session has not verified it recently, `session.token_invalid` if it has ended
   */
  async execute(sessionId: string, { fresh, enrolled }: StepUpDemand): Promise<void> {
    const state = await readFrom(this.dataSource, (db) =>
      findStepUp(db, sessionId, this.settings.stepUpLife),
    );
    if (!state) throw new CodedError('session.token_invalid');
    if (enrolled && !state.hasFactor) throw new CodedError('second_factor.enrolment_required');
    if (fresh && state.hasFactor && !state.isFresh) throw new CodedError('second_factor.step_up_required');
  }
}
