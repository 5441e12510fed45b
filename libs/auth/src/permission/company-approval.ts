/** Checks whether an account is an approved company. A company that registered itself awaits approval by an administrator. */
import { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import { findPending } from './company-approval.store.js';

/** @returns undefined for an account that is not a company */
export async function approvalOf(
  db: EntityManager,
  userId: number,
): Promise<'approved' | 'pending' | undefined> {
  const isPending = await findPending(db, userId);
  if (isPending === undefined) return undefined;
  return isPending ? 'pending' : 'approved';
}

/** @throws CodedError `company.approval_pending`, or `authorization.refused` for an account that is not a company */
export async function requireApproved(db: EntityManager, userId: number): Promise<void> {
  const approval = await approvalOf(db, userId);
  if (approval === 'pending') throw new CodedError('company.approval_pending');
  if (approval !== 'approved') throw new CodedError('authorization.refused');
}
