import { MailOutbox } from '#mail-queue';
import { loadSettings } from '#config';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff, superuser } from '../../../../test/support/database/user-rows.js';
import { ListUsers } from '#auth/account';
import { findUser } from '#auth/user';
import { ApproveCompany } from './approve-company.js';
import { RefuseCompany } from './refuse-company.js';
import { RequestApproval } from './request-approval.js';

const database = migratedDatabase();
const mails = captureLinks();
const { app } = loadSettings({ DEBUG: '1', SECRET_KEY: 'of a spec', DATABASE_URL: 'postgres://unused' });
const notWaiting = { code: 'company.not_waiting' };
const invalid = { code: 'request.invalid_fields' };

const approve = (companyId: number, approved = true) =>
  new ApproveCompany(database(), new MailOutbox(app)).execute(superuser, companyId, { approved });
const refuse = (companyId: number, reason = 'No address', actor = superuser) =>
  new RefuseCompany(database(), new MailOutbox(app)).execute(actor, companyId, reason);
const askAgain = (companyId: number) =>
  new RequestApproval(database()).execute({ ...actorFor(companyId), userId: companyId });
const stateOf = async (companyId: number) => {
  const { awaitsApproval, approval, refusalReason } = (await findUser(database().manager, companyId))!;
  return { awaitsApproval, approval, refusalReason };
};
const mailsTo = async (companyId: number) => {
  const { email } = (await findUser(database().manager, companyId))!;
  return mails.mails(email).map(({ template, parameters }) => [template, parameters['reason']]);
};
const actionsOn = async (companyId: number) => {
  const rows = await database().query<{ action: string }[]>(
    `SELECT action FROM audit_entries WHERE target_type = 'company' AND target_id = $1 ORDER BY id`,
    [String(companyId)],
  );
  return rows.map(({ action }) => action);
};

let companyId: number;

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
  await database().query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', [
    companyId,
  ]);
});

describe('a refusal', () => {
  it('is stored with its reason, mailed to the company and recorded', async () => {
    await refuse(companyId, '  No address.\r\nAdd <b>one</b>.  ');
    const reason = 'No address.\nAdd <b>one</b>.';
    expect(await stateOf(companyId)).toEqual({
      awaitsApproval: true,
      approval: 'refused',
      refusalReason: reason,
    });
    expect(await mailsTo(companyId)).toEqual([['company-refused', reason]]);
    const values = await database().query(
      `SELECT target_type, entry.after AS entry, value.after FROM audit_entries entry
       JOIN audit_values value ON value.entry_id = entry.id WHERE action = 'company.refused' AND target_id = $1`,
      [String(companyId)],
    );
    expect(values).toEqual([
      {
        target_type: 'company',
        entry: { changed: ['approval', 'reason'] },
        after: { approval: 'refused', reason },
      },
    ]);
  });

  it('needs a reason of 1 to 1000 characters that can be shown', async () => {
    for (const reason of ['', ' \r\n\t', 'x'.repeat(1001), 'a\u202eb', 'a\0']) {
      await expect(refuse(companyId, reason), JSON.stringify(reason)).rejects.toMatchObject(invalid);
    }
    expect(await stateOf(companyId)).toMatchObject({ approval: 'waiting', refusalReason: null });
    await refuse(companyId, '👩'.repeat(1000));
  });

  it('is made by admins and superusers, of companies that wait', async () => {
    const refused = { code: 'authorization.refused' };
    for (const actor of [staff, actorFor(companyId)]) {
      await expect(refuse(companyId, 'x', actor)).rejects.toMatchObject(refused);
    }
    const workerId = await addPerson(database(), 'worker');
    for (const id of [workerId, 2_000_000_000]) {
      await expect(refuse(id)).rejects.toMatchObject({ code: 'resource.not_found' });
    }
    await refuse(companyId);
    await expect(refuse(companyId, 'Another')).rejects.toMatchObject(notWaiting);
    await approve(companyId);
    await expect(refuse(companyId)).rejects.toMatchObject(notWaiting);
    expect(await actionsOn(companyId)).toEqual(['company.refused', 'company.approved']);
  });

  it('does not stay in the way of an approval, which forgets the reason', async () => {
    await refuse(companyId);
    await approve(companyId);
    expect(await stateOf(companyId)).toEqual({
      awaitsApproval: false,
      approval: 'approved',
      refusalReason: null,
    });
    await approve(companyId, false);
    expect(await stateOf(companyId)).toMatchObject({ approval: 'waiting', refusalReason: null });
  });

  it('is told from a waiting and an approved company in lists', async () => {
    const [waitingId, approvedId] = [
      await addPerson(database(), 'company'),
      await addPerson(database(), 'company'),
    ];
    await database().query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', [
      waitingId,
    ]);
    await refuse(companyId);
    const listed = async (filter: object) => {
      const { items } = await new ListUsers(database()).execute(superuser, filter, {
        limit: 100,
        after: undefined,
      });
      return items.map(({ id }) => id);
    };
    const own = new Set([companyId, waitingId, approvedId]);
    const states = { refused: companyId, waiting: waitingId, approved: approvedId } as const;
    for (const approval of ['refused', 'waiting', 'approved'] as const) {
      const found = await listed({ approval });
      expect(
        found.filter((id) => own.has(id)),
        approval,
      ).toEqual([states[approval]]);
    }
    expect((await listed({ awaitsApproval: true })).filter((id) => own.has(id))).toEqual([
      companyId,
      waitingId,
    ]);
  });

  it('and an approval at the same time: one of them counts, and the other learns of it', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await addPerson(database(), 'company');
      await database().query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', [id]);
      const settled = await Promise.allSettled([approve(id), refuse(id)]);
      const { approval } = await stateOf(id);
      const actions = await actionsOn(id);
      const templates = (await mailsTo(id)).map(([template]) => template);
      // The approval may begin after the refusal is committed: then it is an approval of a refused company.
      if (settled.every(({ status }) => status === 'fulfilled')) {
        expect([approval, actions]).toEqual(['approved', ['company.refused', 'company.approved']]);
        continue;
      }
      const lost = settled.find((result) => result.status === 'rejected')!;
      expect(lost.reason).toMatchObject(notWaiting);
      expect(actions).toEqual([`company.${approval}`]);
      expect(templates).toEqual([`company-${approval}`]);
    }
  });

  it('of two administrators at the same time is one refusal with one mail', async () => {
    const settled = await Promise.allSettled([refuse(companyId, 'One'), refuse(companyId, 'Two')]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await mailsTo(companyId)).toHaveLength(1);
  });
});

describe('a refused company', () => {
  it('that never confirmed its mailbox loses the refusal when a registration replaces it', async () => {
    const given = {
      email: `replaced.${companyId}@example.org`,
      password: 'a good password of a company',
      profile: { type: 'company', name: `Replaced ${companyId}` },
      language: 'en',
    } as const;
    const { register } = accounts(database());
    await register.execute(given, stranger);
    const [{ id }] = await database().query('SELECT id FROM users WHERE email = $1', [given.email]);
    await refuse(id, 'Unknown');
    await register.execute({ ...given, profile: { type: 'company', name: `Real ${companyId}` } }, stranger);
    expect(await stateOf(id)).toMatchObject({ approval: 'waiting', refusalReason: null });
  });

  it('asks again and waits, as often as it is refused', async () => {
    await refuse(companyId, 'First');
    await Promise.all([askAgain(companyId), askAgain(companyId)]);
    expect(await stateOf(companyId)).toEqual({
      awaitsApproval: true,
      approval: 'waiting',
      refusalReason: null,
    });
    await refuse(companyId, 'Second');
    expect(await stateOf(companyId)).toMatchObject({ refusalReason: 'Second' });
    expect(await actionsOn(companyId)).toEqual([
      'company.refused',
      'company.approval_requested',
      'company.refused',
    ]);
  });

  it('is the only one that a request changes', async () => {
    await askAgain(companyId);
    await approve(companyId);
    await askAgain(companyId);
    expect(await stateOf(companyId)).toMatchObject({ approval: 'approved' });
    expect(await actionsOn(companyId)).toEqual(['company.approved']);
    const workerId = await addPerson(database(), 'worker');
    await expect(askAgain(workerId)).rejects.toMatchObject({ code: 'authorization.refused' });
  });
});
