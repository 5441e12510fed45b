/** Changes many accounts at once, each in a transaction of its own, and reports what became of each. */
import { inTransaction, inTrial, readFrom, type Running } from '#database';
import { CodedError, type ErrorCode, errorTable } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import {
  ApplyPermissionGroup,
  type GroupReference,
  ReadPermissionGroup,
  RevokePermissions,
} from '#auth/permission';
import { RevokeSessions } from '#auth/session';
import { type AdministeredUser, findUser } from '#auth/user';
import { ChangeState } from './change-state.js';

export const manyActions = ['activate', 'deactivate', 'end_sessions', 'grant_group', 'revoke_group'] as const;

/** What happens to each account. Groups are templates: their permissions are granted and revoked. */
export type ManyAction =
  | { readonly action: Exclude<(typeof manyActions)[number], `${string}_group`> }
  | { readonly action: 'grant_group' | 'revoke_group'; readonly group: GroupReference };

export type ManyChange = ManyAction & {
  readonly userIds: readonly number[];
  /** Reports what would happen to each account alone, and changes nothing. */
  readonly preview: boolean;
};

export interface ChangedOne {
  readonly userId: number;
  /** Undefined if there is no such account. */
  readonly user: AdministeredUser | undefined;
  readonly outcome: 'changed' | 'unchanged' | 'refused';
  /** Why it is refused. */
  readonly reason: ErrorCode | null;
}

/** @returns whether anything changes */
type Work = (user: AdministeredUser, run: Running) => Promise<boolean>;

@Injectable()
export class ChangeMany {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changeState: ChangeState,
    private readonly revokeSessions: RevokeSessions,
    private readonly applyGroup: ApplyPermissionGroup,
    private readonly revokePermissions: RevokePermissions,
    private readonly readGroup: ReadPermissionGroup,
  ) {}

  /**
   * Applies the rules of the single changes to each account. A refused one does not stop the others. What is done already is
   * reported as unchanged, so a request can be repeated.
   * @throws CodedError `authorization.refused`, `resource.not_found` for an unknown group, or `database.unavailable`, after
   * which a part of the accounts may be changed
   */
  async execute(actor: Actor, { userIds, preview, ...action }: ManyChange): Promise<ChangedOne[]> {
    requireAdministrator(actor);
    const work = await this.workOf(actor, action as ManyAction);
    const run = preview ? inTrial : inTransaction;
    const report: ChangedOne[] = [];
    // One after another: they lock some of the same rows.
    for (const userId of new Set(userIds)) report.push(await this.changeOne(userId, work, run));
    return report;
  }

  private async changeOne(userId: number, work: Work, run: Running): Promise<ChangedOne> {
    const user = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!user) return { userId, user, outcome: 'refused', reason: 'resource.not_found' };
    try {
      const isChanged = await work(user, run);
      return { userId, user, outcome: isChanged ? 'changed' : 'unchanged', reason: null };
    } catch (error) {
      if (!(error instanceof CodedError) || errorTable[error.code].httpStatus >= 500) throw error;
      return { userId, user, outcome: 'refused', reason: error.code };
    }
  }

  private async workOf(actor: Actor, wanted: ManyAction): Promise<Work> {
    switch (wanted.action) {
      case 'activate':
      case 'deactivate': {
        const change = { isActive: wanted.action === 'activate' };
        return async (user, run) => {
          const request = { userId: user.id, version: undefined, change };
          await this.changeState.execute(actor, request, run);
          return user.isActive !== change.isActive;
        };
      }
      case 'end_sessions':
        return async ({ id }, run) =>
          (await this.revokeSessions.execute(actor, { userId: id }, run)).length > 0;
      case 'grant_group': {
        const group = await this.readGroup.execute(actor, wanted.group);
        return async ({ id }, run) =>
          (await this.applyGroup.execute(actor, { group, userId: id }, run)).granted.length > 0;
      }
      case 'revoke_group': {
        const { permissions } = await this.readGroup.execute(actor, wanted.group);
        return async ({ id }, run) =>
          permissions.length > 0 &&
          (await this.revokePermissions.execute(actor, { userId: id, permissions }, run)).revoked.length > 0;
      }
    }
  }
}
