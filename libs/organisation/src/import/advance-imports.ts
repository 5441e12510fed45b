/**
 * Checks or invites the rows of imports, each in a transaction of its own, which also records the outcome. A process that is killed
 * loses at most the row it works on, and several processes share the rows: each row is locked by one of them.
 */
import { inTransaction } from '#database';
import { CodedError, errorTable, problemOf } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, shell } from '#auth/authorization';
import { invitingScopeOf } from '../invitation/inviting-scope.js';
import { SendInvitation, type SendingOutcome } from '../invitation/send-invitation.js';
import type { ManagementScope } from '../scope.js';
import type { RowOutcome, RowReason } from './import-row.entity.js';
import {
  claimRow,
  type ClaimedRow,
  markSavepoint,
  recordOutcome,
  undoToSavepoint,
} from './import-row.store.js';
import {
  type ActiveImport,
  endPhase,
  findActiveIds,
  findActor,
  holdActive,
  moveState,
} from './import.store.js';
import { invitationOfRow } from './invitation-of-row.js';

interface RowResult {
  readonly outcome: RowOutcome;
  readonly reason: RowReason | null;
}

const outcomes: Readonly<Record<SendingOutcome, RowOutcome>> = {
  sent: 'invited',
  open: 'already_invited',
  accepted: 'already_member',
};

/** Ends the phase: nobody may continue it. */
class Stop extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

@Injectable()
export class AdvanceImports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sendInvitation: SendInvitation,
  ) {}

  /** Returns when no row is left that another process does not hold, or `stopping` is aborted. */
  async execute(stopping?: AbortSignal): Promise<void> {
    for (const id of await findActiveIds(this.dataSource.manager)) {
      let isMore = !stopping?.aborted;
      while (isMore) isMore = (await this.advance(id)) && !stopping?.aborted;
    }
  }

  /** @returns whether there may be another row */
  private async advance(id: string): Promise<boolean> {
    try {
      const isDone = await inTransaction(this.dataSource, (db) => this.doRow(db, id));
      if (isDone) return true;
      await endPhase(this.dataSource.manager, id);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      const from = ['checking', 'running'] as const;
      await moveState(this.dataSource.manager, id, { from, to: 'stopped', reason: error.code });
    }
    return false;
  }

  /** @returns false if there was none to do */
  private async doRow(db: EntityManager, id: string): Promise<boolean> {
    const active = await holdActive(db, id);
    if (!active) return false;
    const row = await claimRow(db, id, active.state);
    if (!row) return false;
    const { actor, scope } = await rightsOf(db, active);
    const { outcome, reason } = row.isRepeated
      ? { outcome: 'repeated' as const, reason: null }
      : await this.resultOf(db, active, row, actor, scope);
    await recordOutcome(db, { importId: id, line: row.line, phase: active.state }, outcome, reason);
    return true;
  }

  /** A check sends the invitation as well, and takes it back: so it cannot disagree with the import. */
  private async resultOf(
    db: EntityManager,
    { companyId, state }: ActiveImport,
    row: ClaimedRow,
    actor: Actor,
    scope: ManagementScope,
  ): Promise<RowResult> {
    await markSavepoint(db);
    try {
      const given = await invitationOfRow(db, companyId, row);
      await invitingScopeOf(db, actor, given);
      const { outcome } = await this.sendInvitation.send(db, actor, scope, given, { onlyNew: true });
      if (state === 'checking') await undoToSavepoint(db);
      return { outcome: outcomes[outcome], reason: null };
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      if (errorTable[error.code].httpStatus >= 500) throw error;
      if (error.code === 'invitation.too_many' && state === 'running') throw new Stop(error.code);
      await undoToSavepoint(db);
      return { outcome: 'wrong', reason: reasonOf(error) };
    }
  }
}

/** @throws Stop if whoever uploaded the file may not invite for the company any more */
async function rightsOf(
  db: EntityManager,
  { createdBy, companyId }: ActiveImport,
): Promise<{ actor: Actor; scope: ManagementScope }> {
  const actor = createdBy === null ? shell : await findActor(db, createdBy);
  if (!actor) throw new Stop('authorization.refused');
  try {
    return { actor, scope: await invitingScopeOf(db, actor, { companyId: companyId ?? undefined }) };
  } catch (error) {
    throw error instanceof CodedError && error.httpStatus === 403 ? new Stop(error.code) : error;
  }
}

function reasonOf(error: CodedError): RowReason {
  const sentence = (language: 'en' | 'ru') => {
    const { title, errors = [] } = problemOf(error, language);
    return errors.map(({ field, message }) => `${field}: ${message}`).join(' ') || title;
  };
  return { code: error.publicCode, en: sentence('en'), ru: sentence('ru') };
}
