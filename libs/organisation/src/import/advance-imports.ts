/**
 * Does the rows of imports, each in a transaction of its own, which also records the outcome, or checks them. A process that is killed
 * loses at most the row it works on, or some checks. Several processes share the rows: each row is locked by one of them.
 */
import { inTransaction, isStatementFault, onCommit } from '#database';
import { CodedError, type ErrorCode, fault, invalidFields, problemOf } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { invitingScopeOf, requireInvitingRank } from '../invitation/inviting-scope.js';
import { SendInvitation, type SendingOutcome } from '../invitation/send-invitation.js';
import { columnTitle } from './column-title.js';
import { addHousing, requireHousingRights } from './add-housing.js';
import { housingOfRow } from './house-columns.js';
import type { RowOutcome, RowReason } from './import-row.entity.js';
import {
  claimRows,
  type ClaimedRow,
  markSavepoint,
  recordOutcomes,
  type RowResult,
  undoToSavepoint,
} from './import-row.store.js';
import { type ActiveImport, endPhase, findActiveIds, holdActive, moveState } from './import.store.js';
import { invitationOfRow } from './invitation-of-row.js';

/** Rows of one transaction. Those that are checked are taken back one by one, so that a failure costs only time. */
const rowsAtOnce = { checking: 50, running: 1 } as const;

/** Does a row with the rights that whoever uploaded the file has now. */
type RowWork = (db: EntityManager, row: ClaimedRow) => Promise<RowOutcome>;

const outcomes: Readonly<Record<SendingOutcome, RowOutcome>> = {
  sent: 'invited',
  open: 'already_invited',
  accepted: 'already_member',
};

/** Ends the phase: nobody may continue it. */
class Stop extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

/** Takes back the transaction of a row. */
class RowRefused extends Error {
  constructor(
    readonly result: RowResult,
    cause: unknown,
  ) {
    super('A row of an import failed', { cause });
  }
}

@Injectable()
export class AdvanceImports {
  private readonly logger = new Logger('Imports');

  constructor(
    private readonly dataSource: DataSource,
    private readonly sendInvitation: SendInvitation,
  ) {}

  /**
   * Returns when no row is left that another process does not hold, or `stopping` is aborted.
   * @throws the error of the first import that failed, after the others were advanced
   */
  async execute(stopping?: AbortSignal): Promise<void> {
    const errors: unknown[] = [];
    for (const id of await findActiveIds(this.dataSource.manager)) {
      try {
        await this.one(id, stopping);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  /** As `execute`, for one import. @returns whether it did a row */
  async one(id: string, stopping?: AbortSignal): Promise<boolean> {
    let isAny = false;
    let after = 0;
    let isMore = !stopping?.aborted;
    while (isMore) {
      const last = await this.advance(id, after);
      isAny ||= last !== undefined;
      // After the last row once more from the beginning: a process that was killed has left rows before.
      isMore = (last !== undefined || after > 0) && !stopping?.aborted;
      after = last ?? 0;
    }
    return isAny;
  }

  /** @returns the line of the last row it did; undefined if there was none */
  private async advance(id: string, after: number): Promise<number | undefined> {
    try {
      const last = await inTransaction(this.dataSource, (db) => this.doRows(db, id, after));
      if (last !== undefined) return last;
      await endPhase(this.dataSource.manager, id);
    } catch (error) {
      if (error instanceof RowRefused) return this.recordRefused(id, error);
      if (!(error instanceof Stop)) throw error;
      const from = ['checking', 'running'] as const;
      await moveState(this.dataSource.manager, id, { from, to: 'stopped', reason: error.code });
    }
    return undefined;
  }

  /** In a transaction of its own: a savepoint would cost each row a statement. */
  private async recordRefused(id: string, { result, cause }: RowRefused): Promise<number> {
    await inTransaction(this.dataSource, async (db) => {
      if ((await holdActive(db, id))?.state !== 'running') return;
      await recordOutcomes(db, id, 'running', [result]);
      this.report(db, id, result, cause);
    });
    return result.line;
  }

  /** Logs what PostgreSQL refused. */
  private report(db: EntityManager, id: string, { line }: RowResult, cause: unknown): void {
    const msg = 'A row of an import failed; the others continue';
    if (isStatementFault(cause)) onCommit(db, () => this.logger.error({ msg, import: id, line, err: cause }));
  }

  private async doRows(db: EntityManager, id: string, after: number): Promise<number | undefined> {
    const active = await holdActive(db, id);
    if (!active) return undefined;
    const rows = await claimRows(db, id, active.state, { limit: rowsAtOnce[active.state], after });
    if (rows.length === 0) return undefined;
    const work = await this.workOf(db, active);
    if (active.state === 'checking') await markSavepoint(db);
    const results: RowResult[] = [];
    for (const row of rows) {
      const { line } = row;
      if (row.isRepeated) results.push({ line, outcome: 'repeated', reason: null });
      else results.push(await this.resultOf(db, active, row, work));
    }
    await recordOutcomes(db, id, active.state, results);
    return results.at(-1)!.line;
  }

  /** @throws Stop if whoever uploaded the file may not do this any more */
  private async workOf(db: EntityManager, { kind, actor, companyId, state }: ActiveImport): Promise<RowWork> {
    if (!actor) throw new Stop('authorization.refused');
    try {
      return kind === 'houses' && companyId !== null
        ? await this.housesWork(db, actor, companyId)
        : await this.peopleWork(db, actor, companyId, state === 'checking');
    } catch (error) {
      const isRefusal = error instanceof CodedError && [403, 404].includes(error.httpStatus);
      throw isRefusal ? new Stop(error.code) : error;
    }
  }

  private async peopleWork(
    db: EntityManager,
    actor: Actor,
    companyId: number | null,
    isRehearsal: boolean,
  ): Promise<RowWork> {
    const scope = await invitingScopeOf(db, actor, { companyId: companyId ?? undefined });
    const options = { onlyNew: true, isRehearsal };
    return async (db, row) => {
      const given = await invitationOfRow(db, companyId, row);
      requireInvitingRank(actor, { companyId, areaId: given.areaId ?? null });
      const { outcome } = await this.sendInvitation.send(db, actor, scope, given, options);
      return outcomes[outcome];
    };
  }

  private async housesWork(db: EntityManager, actor: Actor, companyId: number): Promise<RowWork> {
    await requireHousingRights(db, actor, companyId);
    return (db, { fields }) => addHousing(db, actor, companyId, housingOfRow(fields));
  }

  /**
   * A check does the work as well, and takes it back: so it cannot disagree with the import.
   * @throws RowRefused during the import; an error that is no fault of the row
   */
  private async resultOf(
    db: EntityManager,
    { id, state }: ActiveImport,
    row: ClaimedRow,
    work: RowWork,
  ): Promise<RowResult> {
    const isCheck = state === 'checking';
    try {
      if (row.isTooLong) throw invalidFields({ row: [fault('import_row_too_long')] });
      const outcome = await work(db, row);
      if (isCheck) await undoToSavepoint(db);
      return { line: row.line, outcome, reason: null };
    } catch (error) {
      const isOurs = isStatementFault(error);
      const refusal = isOurs ? new CodedError('import.row_failed', { cause: error }) : error;
      if (!(refusal instanceof CodedError)) throw error;
      if (refusal.httpStatus >= 500 && !isOurs) throw error;
      if (refusal.code === 'invitation.too_many' && !isCheck) throw new Stop(refusal.code);
      const result = { line: row.line, outcome: 'wrong', reason: reasonOf(refusal) } as const;
      if (!isCheck) throw new RowRefused(result, error);
      await undoToSavepoint(db);
      this.report(db, id, result, error);
      return result;
    }
  }
}

function reasonOf(error: CodedError): RowReason {
  const named = Object.values(error.names ?? {}).flat();
  const sentence = (language: 'en' | 'ru') => {
    const { title, errors = [] } = problemOf(error, language);
    if (errors.length === 0) return named.length === 0 ? title : `${title} (${named.join(', ')})`;
    return errors.map(({ field, message }) => `${columnTitle(field, language)}: ${message}`).join(' ');
  };
  return { code: error.publicCode, en: sentence('en'), ru: sentence('ru') };
}
