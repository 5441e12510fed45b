/** Ends an invitation at the wish of the invited person, who needs no account for this; that of a closed account can, too. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, noFlags } from '#auth/authorization';
import type { Client } from '#auth/security-event';
import { FindInvitation } from './find-invitation.js';
import { endInvitation } from './invitation.store.js';

/** The invited person acts without an account. */
const nobody: Actor = { ...noFlags, userId: undefined };

@Injectable()
export class DeclineInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findInvitation: FindInvitation,
  ) {}

  /** @throws CodedError as `FindInvitation.open`, or `resource.changed_meanwhile` */
  async execute(code: string, client: Client): Promise<void> {
    const opened = await this.findInvitation.open(code, client);
    await inTransaction(this.dataSource, async (db) => {
      if (!(await declineInvitation(db, nobody, opened))) throw new CodedError('resource.changed_meanwhile');
    });
  }
}

/** @returns false if the invitation is no longer open, or has a newer code */
export async function declineInvitation(
  db: EntityManager,
  actor: Actor,
  { id, codeDigest }: { readonly id: string; readonly codeDigest: Buffer },
): Promise<boolean> {
  if (!(await endInvitation(db, id, 'declined', codeDigest))) return false;
  await recordChange(db, actor, { action: 'invitation.declined', target: id, before: null, after: null });
  return true;
}
