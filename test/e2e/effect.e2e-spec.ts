/** Changes over HTTP or by SQL show in the next responses to the old access token, on every entry point of every process. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import { logIn } from '../support/people/people.js';
import { partitionsByMember } from '../support/kafka/group-members.js';
import {
  api,
  assign,
  type OrganisationMembers,
  createOrganisation,
  create,
} from '../support/people/organisations.js';
import { startServer } from '../support/servers/start-server.js';
import { startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { type Answer, VerificationClient } from '../support/kafka/verification-client.js';

const name = `crm_${randomBytes(4).toString('hex')}`;
const held = `${name} read`;
const partitions = [0, 1, 2];
const teardown = new Teardown();

let people: OrganisationMembers;
let client: VerificationClient;
let database: Postgres;
let token: string;

/** Kafka of its own: processes of other specs would join the consumer group and cause rebalances. */
beforeAll(async () => {
  const kafka = await startServer('kafka');
  teardown.add(() => kafka.stop());
  const servers = { postgres: inject('postgres'), redis: '', kafka: kafka.url };
  const system = await startSystem(servers, { KAFKA_PARTITIONS: String(partitions.length) });
  teardown.add(() => system.stop());
  const second = await startApp('auth-service', system.addresses.environment);
  teardown.add(() => second.stop());
  client = await VerificationClient.connect(kafka.url);
  teardown.add(() => client.close());
  database = new Postgres({ connectionString: system.addresses.environment['DATABASE_URL'] });
  await database.connect();
  teardown.add(() => database.end());
  people = await createOrganisation(system.addresses);
  await create(people.admin, 'permissions/', { name });
  const department = await create(people.company.browser, 'departments/', { name: 'Dispatch' });
  await assign(people.admin, people.company, people.worker);
  await create(people.company.browser, `departments/${department.id}/workers/`, {
    user_id: people.worker.userId,
  });
});

afterAll(() => teardown.run());

const sharing = async () => {
  const members = await partitionsByMember(client.kafka, 'gatehouse', 'auth_request');
  return members?.size === 2 && [...members.values()].every(({ length }) => length > 0) && members;
};

async function overKafka(partition: number): Promise<Answer> {
  const id = randomUUID();
  await client.send(JSON.stringify({ id, token }), JSON.stringify(`instance-${partition}`), partition);
  return (await client.answerTo(id)).answer;
}

async function overHttp(): Promise<Answer> {
  return (await people.rival.browser.post(api('verify/'), { token })).body as Answer;
}

const entryPoints = [overHttp, ...partitions.map((partition) => () => overKafka(partition))];

/**
 * Sends requests to all entry points until each gives the expected answer, then once more.
 * @throws unless all do within a second; call it after the commit of the change
 */
async function showsAtOnce(fits: (answer: Answer) => boolean): Promise<void> {
  const over = new AbortController();
  const late = pause(1000, 'late', { signal: over.signal }).catch(() => 'over');
  const asking = entryPoints.map((entryPoint) =>
    eventually('The change', async () => fits(await entryPoint()), 1),
  );
  const shown = Promise.all(asking).then(() => 'shown');
  try {
    expect(await Promise.race([shown, late])).toBe('shown');
  } finally {
    over.abort();
    await Promise.allSettled(asking);
  }
  for (const answer of await Promise.all(entryPoints.map((entryPoint) => entryPoint())))
    expect(fits(answer)).toBe(true);
}

const isOk = ({ status }: Answer) => status === 'OK';
const isFail = ({ status, user_id, permissions }: Answer) =>
  status === 'FAIL' && user_id === '' && permissions === '';
const permissionsOf = ({ permissions }: Answer) => (permissions === '' ? {} : permissions);
const has = (permission: string) => (answer: Answer) =>
  isOk(answer) && permissionsOf(answer)[permission] === true;
const lacks = (permission: string) => (answer: Answer) =>
  isOk(answer) && permissionsOf(answer)[permission] !== true;

/** As an administrator, with the current version in If-Match. */
async function administer(method: string, path: string, body?: object): Promise<void> {
  const { admin, worker } = people;
  const { headers } = await admin.get(api(`users/${worker.userId}/`));
  const answer = await admin.request(method, api(`users/${worker.userId}/${path}`), {
    headers: { 'If-Match': headers.get('etag')! },
    ...(body && { body }),
  });
  expect(answer.status).toBe(200);
}

async function changeGrants(method: 'POST' | 'DELETE', userId: number): Promise<void> {
  const answer = await people.admin.request(method, api(`users/${userId}/permissions/`), {
    body: { permissions: held },
  });
  expect(answer.status).toBe(200);
}

const sql = (statement: string) =>
  database.query(statement.replaceAll(':worker', String(people.worker.userId)));
const theGrant = `user_id = :worker AND permission_id = (SELECT id FROM permissions WHERE name = '${name}' AND action = 'read')`;
const grantBySql = `INSERT INTO permission_grants (user_id, permission_id)
  SELECT :worker, id FROM permissions WHERE name = '${name}' AND action = 'read' ON CONFLICT DO NOTHING`;

beforeEach(async () => {
  await logIn(people.worker);
  token = people.worker.browser.jar.get('access_token')!;
});

describe('two auth-services', () => {
  it('share the partitions, and both answer', async () => {
    const before = await eventually('The sharing', sharing, 30);
    for (const partition of partitions) expect(await overKafka(partition)).toMatchObject({ status: 'OK' });
    expect(await sharing()).toEqual(before);
  });
});

describe('for the old access token, every entry point of every process shows within a second', () => {
  it('what is granted and revoked over HTTP, to the user and to their company', async () => {
    const { company, worker } = people;
    await showsAtOnce(lacks(held));
    await changeGrants('POST', company.userId);
    await changeGrants('POST', worker.userId);
    await showsAtOnce(has(held));
    await changeGrants('DELETE', worker.userId);
    await showsAtOnce(lacks(held));
    await changeGrants('POST', worker.userId);
    await showsAtOnce(has(held));
    await changeGrants('DELETE', company.userId);
    await showsAtOnce(lacks(held));
  });

  it('what is granted, renamed and revoked by SQL', async () => {
    await showsAtOnce(lacks(held));
    await sql(grantBySql);
    await showsAtOnce(has(held));
    await sql(`UPDATE permissions SET name = '${name}_new' WHERE name = '${name}'`);
    await showsAtOnce(has(`${name}_new read`));
    await showsAtOnce(lacks(held));
    await sql(`UPDATE permissions SET name = '${name}' WHERE name = '${name}_new'`);
    await showsAtOnce(has(held));
    await sql(`DELETE FROM permission_grants WHERE ${theGrant}`);
    await showsAtOnce(lacks(held));
  });

  it('that a permission was deleted', async () => {
    await sql(
      `INSERT INTO permissions (id, name, action) VALUES ('${randomUUID()}', '${name}_gone', 'read')`,
    );
    await sql(grantBySql.replaceAll(name, `${name}_gone`));
    await showsAtOnce(has(`${name}_gone read`));
    const path = api(`permissions/${name}_gone/`);
    const headers = { 'If-Match': (await people.admin.get(path)).headers.get('etag')! };
    expect((await people.admin.request('DELETE', `${path}read/`, { headers })).status).toBe(204);
    await showsAtOnce(lacks(`${name}_gone read`));
  });

  it('flags changed over HTTP', async () => {
    await showsAtOnce(lacks('is_staff'));
    await administer('PATCH', 'flags/', { is_staff: true });
    await showsAtOnce(has('is_staff'));
    await administer('PATCH', 'flags/', { is_staff: false });
    await showsAtOnce(lacks('is_staff'));
  });

  it.each(['is_staff', 'is_admin', 'is_superuser'])('%s changed by SQL', async (flag) => {
    await showsAtOnce(lacks(flag));
    await sql(`UPDATE users SET ${flag} = true WHERE id = :worker`);
    await showsAtOnce(has(flag));
    await sql(`UPDATE users SET ${flag} = false WHERE id = :worker`);
    await showsAtOnce(lacks(flag));
  });

  it.each([
    ['deactivation', 'POST', 'deactivate/', 'POST', 'activate/'],
    ['soft deletion', 'DELETE', '', 'POST', 'restore/'],
  ])('a %s over HTTP; undoing it revives no token', async (_, method, path, undoMethod, undoPath) => {
    await showsAtOnce(isOk);
    await administer(method, path);
    await showsAtOnce(isFail);
    await administer(undoMethod, undoPath);
    expect(isFail(await overHttp())).toBe(true);
    for (const partition of partitions) expect(isFail(await overKafka(partition))).toBe(true);
    await logIn(people.worker);
    token = people.worker.browser.jar.get('access_token')!;
    await showsAtOnce(isOk);
  });

  it.each([
    ['deactivation', 'is_active = false', 'is_active = true'],
    ['soft deletion', 'is_deleted = true', 'is_deleted = false'],
  ])('a %s by SQL, and that it was undone', async (_, change, undo) => {
    await showsAtOnce(isOk);
    await sql(`UPDATE users SET ${change} WHERE id = :worker`);
    await showsAtOnce(isFail);
    await sql(`UPDATE users SET ${undo} WHERE id = :worker`);
    await showsAtOnce(isOk);
  });

  it.each([
    ['ended', `UPDATE sessions SET ended_at = now() WHERE user_id = :worker`],
    ['removed', `DELETE FROM sessions WHERE user_id = :worker`],
  ])('a session %s by SQL', async (_, statement) => {
    await showsAtOnce(isOk);
    await sql(statement);
    await showsAtOnce(isFail);
  });

  it('nothing of an uncommitted change, and all of it after the commit', async () => {
    await showsAtOnce(lacks(held));
    await sql('BEGIN');
    await sql(grantBySql);
    await sql('UPDATE users SET is_staff = true WHERE id = :worker');
    await showsAtOnce((answer) => lacks(held)(answer) && lacks('is_staff')(answer));
    await sql('COMMIT');
    await showsAtOnce((answer) => has(held)(answer) && has('is_staff')(answer));
    await sql(`DELETE FROM permission_grants WHERE ${theGrant}`);
    await sql('UPDATE users SET is_staff = false WHERE id = :worker');
    await showsAtOnce((answer) => lacks(held)(answer) && lacks('is_staff')(answer));
  });
});
