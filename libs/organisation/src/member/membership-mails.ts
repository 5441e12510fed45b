/** Mails to people about the end or change of their memberships, written in the transaction of the change. */
import { MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { findName } from '#auth/user';
import { mailCompany } from '../company/mail-company.js';
import { findMemberMailboxes } from './member.store.js';

/** What a person was removed from: a department, an area, or, without both, the whole company. */
export interface RemovedFrom {
  /** Undefined for an area without a provider. */
  readonly companyId?: number;
  readonly department?: string;
  /** Its address. */
  readonly area?: string;
}

export interface Move {
  readonly userId: number;
  /** Name of the former department. */
  readonly from: string;
  readonly to: string;
  /** The company of the former department. */
  readonly formerCompanyId: number;
  readonly companyId: number;
}

/** What an administrator changed. Without a place, the person was removed from the whole company. */
interface ChangedMember {
  readonly companyId: number;
  readonly userId: number;
  /** The department that the person was moved to. */
  readonly to?: string;
  /** What the person no longer belongs to. */
  readonly department?: string;
  readonly area?: string;
}

@Injectable()
export class MembershipMails {
  constructor(private readonly outbox: MailOutbox) {}

  /**
   * One mail to each person, except for one who removed themselves. A company is told of one person whom an administrator removed,
   * and not of each person of a department that was deleted.
   */
  async removed(
    db: EntityManager,
    actor: Actor,
    userIds: readonly number[],
    { companyId, department = '', area = '' }: RemovedFrom,
  ): Promise<void> {
    const company = companyId === undefined ? '' : await findName(db, companyId);
    await this.mail(db, actor, userIds, 'member-removed', { company, department, area });
    const [userId, ...more] = userIds;
    if (companyId === undefined || userId === undefined || more.length > 0) return;
    await this.tellCompany(db, actor, { companyId, userId, department, area });
  }

  async moved(
    db: EntityManager,
    actor: Actor,
    { userId, from, to, formerCompanyId, companyId }: Move,
  ): Promise<void> {
    const isOtherCompany = formerCompanyId !== companyId;
    const company = await findName(db, companyId);
    const parameters = { from, to, company, isOtherCompany: isOtherCompany ? 'yes' : '' };
    await this.mail(db, actor, [userId], 'member-moved', parameters);
    if (!isOtherCompany) return;
    await this.tellCompany(db, actor, { companyId: formerCompanyId, userId, department: from });
    await this.tellCompany(db, actor, { companyId, userId, to });
  }

  /** To the company, and to the person as a confirmation. */
  async left(db: EntityManager, userId: number, companyId: number): Promise<void> {
    const person = await findName(db, userId);
    await mailCompany(db, this.outbox, companyId, 'member-left', { person }, userId);
    const company = await findName(db, companyId);
    for (const { to, language } of await findMemberMailboxes(db, [userId])) {
      await this.outbox.add(db, {
        to,
        language,
        template: 'company-left',
        parameters: { company },
        about: userId,
      });
    }
  }

  /** Unless the company did it itself. */
  private async tellCompany(
    db: EntityManager,
    actor: Actor,
    { companyId, userId, to = '', department = '', area = '' }: ChangedMember,
  ): Promise<void> {
    if (actor.userId === companyId) return;
    const parameters = { person: await findName(db, userId), to, department, area };
    await mailCompany(db, this.outbox, companyId, 'member-by-admin', parameters, userId);
  }

  private async mail(
    db: EntityManager,
    actor: Actor,
    userIds: readonly number[],
    template: 'member-removed' | 'member-moved',
    parameters: Readonly<Record<string, string>>,
  ): Promise<void> {
    const others = userIds.filter((id) => id !== actor.userId);
    const mailboxes = await findMemberMailboxes(db, others);
    await this.outbox.addAll(
      db,
      mailboxes.map(({ userId, to, language }) => ({ to, language, template, parameters, about: userId })),
    );
  }
}
