/** What other services and superusers learn of invitations: the events on Kafka, and the audit log. */
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Browser } from '../support/http/browser.js';
import { type PublishedEvent, TopicReader } from '../support/kafka/topic-reader.js';
import {
  administrator,
  api,
  create,
  createOrganisation,
  items,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { activatedPerson, type Person, uniqueEmail, workerProfile } from '../support/people/people.js';
import { ShellInvitations } from '../support/people/shell-invitations.js';
import { runCommand } from '../support/apps/run-command.js';

const system = inject('system');
const shell = new ShellInvitations(system);

/** Milliseconds for several processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let events: TopicReader<PublishedEvent>;
let members: OrganisationMembers;
let root: Person;

beforeAll(async () => {
  events = await TopicReader.open(system.environment['KAFKA_URL']!, 'auth_events');
  members = await createOrganisation(system);
  root = await administrator(system);
});

afterAll(() => events.close());

interface Contents {
  readonly invitation_id?: string;
  readonly how?: string;
}

const contentsOf = (value: PublishedEvent | null) => value?.data as Contents | undefined;

/** Waits for the event, of the user, about the invitation. @returns its data */
async function published(userId: number, type: string, invitation: string): Promise<unknown> {
  const { value } = await events.find(
    userId,
    (event) => event?.type === type && contentsOf(event)?.invitation_id === invitation,
  );
  return value!.data;
}

async function howRegistered(userId: number): Promise<string | undefined> {
  const { value } = await events.find(userId, (event) => event?.type === 'account-registered');
  return contentsOf(value)?.how;
}

const invite = async (browser: Browser, email: string, given: object = {}) =>
  create(browser, 'invitations/', {
    email,
    profile: { ...workerProfile(), birth_date: undefined },
    ...given,
  });

/** Who did what to the invitation, oldest first. */
async function audited(id: string): Promise<unknown[][]> {
  const entries = await items(members.admin, `audit/?target_type=invitation&target_id=${id}`);
  return entries.map((entry) => [entry['action'], entry['actor_id']]).toReversed();
}

describe('invitations of a company', () => {
  it('are published as events of the company, and their acceptance as one of the person', async () => {
    const { browser, userId } = members.company;
    const contents = (id: string) => ({ invitation_id: id, company_id: userId });
    const [accepted, declined, revoked] = ['accepted', 'declined', 'revoked'].map((name) =>
      uniqueEmail(name),
    );
    const first = await invite(browser, accepted!);
    expect(await published(userId, 'invitation-sent', first.id)).toEqual(contents(first.id));
    const { user_id: person } = (await shell.accept(await shell.code(accepted!))).body as { user_id: number };
    expect(await published(person, 'invitation-accepted', first.id)).toEqual(contents(first.id));
    const second = await invite(browser, declined!);
    await shell.decline(await shell.code(declined!));
    expect(await published(userId, 'invitation-declined', second.id)).toEqual(contents(second.id));
    const third = await invite(browser, revoked!);
    await browser.post(api(`invitations/${third.id}/revoke/`), {});
    expect(await published(userId, 'invitation-revoked', third.id)).toEqual(contents(third.id));
    const all = JSON.stringify([...events.of(userId), ...events.of(person)]);
    expect(all).not.toMatch(new RegExp(`${accepted}|${declined}|${revoked}|Роман`));
  });

  it('are in the audit log with their authors, without the address and the draft', async () => {
    const { browser, userId } = members.company;
    const email = uniqueEmail('audited');
    const { id } = await invite(browser, email);
    await shell.code(email);
    await browser.post(api(`invitations/${id}/resend/`), {});
    const { user_id: person } = (await shell.accept(await shell.code(email, 2))).body as { user_id: number };
    expect(await audited(id)).toEqual([
      ['invitation.sent', userId],
      ['invitation.sent_again', userId],
      ['invitation.accepted', person],
    ]);
    // The names of authors are read beside the entries.
    const entries = await items(members.admin, `audit/?target_id=${id}`);
    const recorded = JSON.stringify(entries, (name, value: unknown) =>
      name === 'actor_name' ? null : value,
    );
    expect(recorded).not.toMatch(new RegExp(`${email}|Роман`));
  });

  it('that end without an acceptance are in the audit log, too', async () => {
    const { browser, userId } = members.company;
    const [declined, revoked] = [uniqueEmail('declined'), uniqueEmail('revoked')];
    const first = await invite(browser, declined);
    await shell.decline(await shell.code(declined));
    expect(await audited(first.id)).toEqual([
      ['invitation.sent', userId],
      ['invitation.declined', null],
    ]);
    const second = await invite(browser, revoked);
    await shell.says('revoke', second.id);
    expect(await audited(second.id)).toEqual([
      ['invitation.sent', userId],
      ['invitation.revoked', null],
    ]);
  });
});

describe('invitations to no company', () => {
  it('are published as events of the administrator, and those of the shell only once they are accepted', async () => {
    const { user_id: admin } = (await root.browser.get(api('me/'))).body as { user_id: number };
    const { id } = await invite(root.browser, uniqueEmail('guest'));
    expect(await published(admin, 'invitation-sent', id)).toEqual({ invitation_id: id, company_id: null });
    const email = uniqueEmail('guest');
    const sent = await shell.send(email);
    const { user_id: person } = (await shell.accept(await shell.code(email))).body as { user_id: number };
    expect(await published(person, 'invitation-accepted', sent.id)).toMatchObject({ company_id: null });
    const told = events.records.filter(({ value }) => contentsOf(value)?.invitation_id === sent.id);
    expect(told.map(({ value }) => value!.type)).toEqual(['invitation-accepted']);
  });
});

describe('account-registered', () => {
  it('says how the account was made', async () => {
    const registered = await activatedPerson(system.gateway, shell.mailbox);
    expect(await howRegistered(registered.userId)).toBe('registration');
    const created = await create(root.browser, 'users/', { email: uniqueEmail(), profile: workerProfile() });
    expect(await howRegistered(Number(created['user_id']))).toBe('administrator');
    const command = ['users', 'create', uniqueEmail(), '--type', 'company', '--json'];
    const name = ['--field', `name=Harbour ${uniqueEmail()}`];
    const { stdout } = await runCommand([...command, ...name], system.environment);
    expect(await howRegistered((JSON.parse(stdout) as { id: number }).id)).toBe('administrator');
    const { user_id: admin } = (await root.browser.get(api('me/'))).body as { user_id: number };
    expect(await howRegistered(admin)).toBe('administrator');
    const email = uniqueEmail('invited');
    await invite(members.company.browser, email);
    const { user_id: person } = (await shell.accept(await shell.code(email))).body as { user_id: number };
    expect(await howRegistered(person)).toBe('invitation');
  });
});
