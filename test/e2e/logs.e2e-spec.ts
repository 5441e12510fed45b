/** No secret reaches a log at any level: every secret of a whole session is searched for in the logs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { root } from '../support/test-run/folders.js';
import { eventually } from '../support/eventually.js';
import { loggedInPerson, uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { gateway, mailbox, environment, logFiles, ownerDatabase } = inject('system');
const logs = () => logFiles.map((file) => readFileSync(file, 'utf8'));

describe('the logs at debug level', () => {
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    const person = await loggedInPerson(gateway, new Mailbox(mailbox));
    const { jar } = person.browser;
    const link = await new Mailbox(mailbox).link(person.email);
    secrets.set('activation code', link.searchParams.get('activation_code')!);
    secrets.set('password', person.password);
    for (const name of ['access_token', 'refresh_token', 'csrftoken']) secrets.set(name, jar.get(name)!);
    await person.browser.post('/api/v1/login/', {
      email: person.email,
      password: 'wrong-Passw0rd-of-the-test',
    });
    secrets.set('wrong password', 'wrong-Passw0rd-of-the-test');
    await person.browser.get(
      `/api/v1/activate/?user_id=${person.userId}&activation_code=guessed-code-of-the-test`,
    );
    secrets.set('guessed code', 'guessed-code-of-the-test');
    await new Browser(gateway).post('/api/v1/verify/', { token: jar.get('refresh_token') });
    const client = await VerificationClient.connect(environment['KAFKA_URL']!);
    await client.ask(jar.get('access_token'));
    await client.send(`not JSON ${jar.get('access_token')}`);
    await client.ask('the next one');
    await client.close();
    await person.browser.post('/api/v1/login/refresh/');
    for (const name of ['access_token', 'refresh_token', 'csrftoken'])
      secrets.set(`new ${name}`, jar.get(name)!);
    await new Browser(gateway).post('/api/v1/password/reset/', { email: person.email });
    await new Mailbox(mailbox).mail(person.email, 2);
    const resetLink = await new Mailbox(mailbox).link(person.email);
    secrets.set('reset code', resetLink.searchParams.get('code')!);
    await person.browser.get(resetLink.pathname + resetLink.search);
    await person.browser.post('/api/v1/me/password/', {
      current_password: person.password,
      new_password: 'new-Passw0rd-of-the-test',
    });
    secrets.set('new password', 'new-Passw0rd-of-the-test');
    await person.browser.post('/api/v1/logout/');
  });

  it('contain the requests of a session', () => {
    expect(logs().join('')).toContain('/api/v1/login');
  });

  it('contain no password, token or code', () => {
    const text = logs().join('');
    const found = [...secrets].filter(
      ([, secret]) =>
        text.includes(secret) ||
        text.includes(encodeURIComponent(secret)) ||
        text.includes(secret.split('.').at(-1)!),
    );
    expect(found.map(([name]) => name)).toEqual([]);
  });

  it('contain no secret setting', () => {
    const text = logs().join('');
    expect(text).not.toContain(environment['SECRET_KEY']);
    expect(text).not.toContain(new URL(environment['DATABASE_URL']!).password || environment['SECRET_KEY']);
  });

  it('are one JSON object per line', () => {
    for (const line of logs()
      .flatMap((log) => log.split('\n'))
      .filter(Boolean)) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    }
  });
});

/** The log lines of the request with this id. */
const linesOf = (requestId: string) =>
  logs()
    .join('')
    .split('\n')
    .filter((line) => line.includes(`"requestId":"${requestId}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function lineOf(answer: { headers: Headers }, msg: string): Promise<Record<string, unknown>> {
  const requestId = answer.headers.get('x-request-id')!;
  return eventually(`The line "${msg}"`, () => linesOf(requestId).find((line) => line['msg'] === msg));
}

describe('the line of a failed request', () => {
  const email = uniqueEmail('refused');

  beforeAll(async () => {
    const database = new Postgres({ connectionString: ownerDatabase });
    await database.connect();
    await database.query(
      `ALTER TABLE users ADD CONSTRAINT of_the_test CHECK (email <> '${email}') NOT VALID`,
    );
    return async () => {
      await database.query('ALTER TABLE users DROP CONSTRAINT of_the_test');
      await database.end();
    };
  });

  it('has the database error with its SQLSTATE and constraint, and no value of the query', async () => {
    const body = { email, password: uniquePassword(), profile: workerProfile() };
    const answer = await new Browser(gateway).post('/api/v1/register/', body);
    expect(answer.status).toBe(500);
    const line = await lineOf(answer, 'request failed');
    expect(line['err']).toMatchObject({
      type: 'QueryFailedError',
      errorCode: '23514',
      constraint: 'of_the_test',
      stack: expect.stringContaining('    at '),
    });
    expect(logs().join('')).not.toContain(email);
  });
});

describe('the line of a refused request', () => {
  it('has the id of the user who was logged in', async () => {
    const { browser, userId } = await loggedInPerson(gateway, new Mailbox(mailbox));
    const line = await lineOf(await browser.get('/api/v1/users/'), 'request refused');
    expect(line).toMatchObject({ event: 'authorization.refused', userId });
  });

  it('has the id of the account whose password was wrong', async () => {
    const { email, userId } = await loggedInPerson(gateway, new Mailbox(mailbox));
    const answer = await new Browser(gateway).post('/api/v1/login/', { email, password: uniquePassword() });
    expect(await lineOf(answer, 'request refused')).toMatchObject({
      event: 'session.credentials_rejected',
      userId,
    });
  });
});

describe('the version of Gatehouse', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const json = async (path: string) => (await (await fetch(gateway + path)).json()) as object;

  it('is in the start line of each app, in the health responses and in the OpenAPI document', async () => {
    for (const log of logs()) {
      const started = log.split('\n').find((line) => line.includes('"msg":"started"'));
      expect(JSON.parse(started!)).toMatchObject({ version });
    }
    expect(await json('/health/live')).toMatchObject({ version });
    expect(await json('/api/v1/openapi.json')).toMatchObject({ info: { version } });
  });
});
