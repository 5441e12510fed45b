/** All apps with tracing on, and a collector: the traces lead from a request to the database, and hold nothing private. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { register } from '../support/people/people.js';
import { openServers } from '../support/servers/open-servers.js';
import { Teardown } from '../support/test-run/teardown.js';
import { tokensOf } from '../support/tokens/entry-points.js';
import { Collector, type ReceivedSpan } from '../support/tracing/collector.js';

const teardown = new Teardown();
let collector: Collector;
let system: RunningSystem;
let mailbox: Mailbox;
let client: VerificationClient;

beforeAll(async () => {
  collector = await Collector.start();
  teardown.add(() => collector.stop());
  const servers = await openServers(teardown);
  system = await startSystem(servers, collector.environment);
  teardown.add(() => system.stop());
  mailbox = new Mailbox(system.addresses.mailbox);
  client = await VerificationClient.connect(servers.kafka);
  teardown.add(() => client.close());
});

afterAll(() => teardown.run());

interface Caller {
  readonly traceId: string;
  readonly spanId: string;
  /** The header of the W3C. */
  readonly traceparent: string;
}

/** A browser or service that traces its own work. */
function caller(): Caller {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-01` };
}

/** Waits until the collector has spans of these names in a trace. */
function spansOf(traceId: string, ...names: string[]): Promise<ReceivedSpan[]> {
  return eventually(`The spans ${names.join(', ')}`, () => {
    const spans = collector.ofTrace(traceId);
    return names.every((name) => spans.some((span) => span.name === name)) && spans;
  });
}

const named = (spans: readonly ReceivedSpan[], name: string) => spans.find((span) => span.name === name)!;

describe('the life of a person', () => {
  const name = { first_name: 'Аполлинария', last_name: 'Преображенская' };
  const secrets: Record<string, string> = { ...name, newPassword: `New ${randomUUID()}` };
  let login: Caller;
  let verification: Caller;
  let answerTraceparent: string;

  beforeAll(async () => {
    const { gateway } = system.addresses;
    const profile = { type: 'worker', ...name, birth_date: '2000-08-25T12:00:00+03:00', sex: 'female' };
    const { browser, email, password } = await register(gateway, profile);
    Object.assign(secrets, { email, password });
    const note = (moment: string) => {
      const { access, refresh } = tokensOf(browser);
      Object.assign(secrets, { [`access ${moment}`]: access, [`refresh ${moment}`]: refresh });
      secrets[`csrf ${moment}`] = browser.jar.get('csrftoken')!;
    };
    const activation = await mailbox.link(email);
    secrets['activation code'] = activation.searchParams.get('activation_code')!;
    expect((await browser.get(`/api/v1/activate/${activation.search}`)).status).toBe(202);

    login = caller();
    const headers = { traceparent: login.traceparent, tracestate: 'caller=of-the-test' };
    const body = { email, password };
    expect((await browser.request('POST', '/api/v1/login/', { headers, body })).status).toBe(200);
    note('of the login');
    await new Browser(gateway).post('/api/v1/login/', { email, password: 'wrong-Passw0rd-of-the-test' });
    secrets['wrong password'] = 'wrong-Passw0rd-of-the-test';

    verification = caller();
    const id = randomUUID();
    const request = JSON.stringify({ id, token: secrets['access of the login'] });
    await client.send(request, null, undefined, { traceparent: verification.traceparent });
    const { headers: answered, answer } = await client.answerTo(id);
    expect(answer.status).toBe('OK');
    answerTraceparent = String(answered['traceparent']);

    expect((await browser.post('/api/v1/login/refresh/')).status).toBe(200);
    note('after the refresh');
    await browser.get(`/api/v1/users/?search=${encodeURIComponent(email)}`);
    await browser.post('/api/v1/logout/');
    await browser.post('/api/v1/password/reset/', { email });
    await mailbox.mail(email, 2);
    const reset = await mailbox.link(email);
    secrets['reset code'] = reset.searchParams.get('code')!;
    await browser.get(reset.pathname + reset.search);
    const confirmation = {
      user_id: reset.searchParams.get('user_id'),
      code: secrets['reset code'],
      new_password: secrets['newPassword'],
    };
    await browser.post('/api/v1/password/reset/confirm/', confirmation);
    await browser.post('/api/v1/login/', { email, password: secrets['newPassword'] });
    note('of the second login');
  });

  it('has one trace from the browser’s request to the statements in PostgreSQL and the commands in Redis', async () => {
    const spans = await spansOf(
      login.traceId,
      'POST /api/v1/login',
      'log in',
      'check password',
      'begin session',
    );
    const request = named(spans, 'POST /api/v1/login');
    expect(request).toMatchObject({ service: 'gatehouse-gateway', parentId: login.spanId });
    expect(request.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.response.status_code': '200',
    });
    expect(named(spans, 'log in').parentId).toBe(request.spanId);
    const statements = spans.filter(({ scope }) => scope === '@opentelemetry/instrumentation-pg');
    expect(statements.map(({ attributes }) => attributes['db.query.text']).join()).toMatch(
      /INSERT INTO sessions/i,
    );
    expect(spans.map(({ scope }) => scope)).toContain('@opentelemetry/instrumentation-ioredis');
  });

  it('has one trace from a request over Kafka through the auth-service to the response', async () => {
    const spans = await spansOf(verification.traceId, 'answer auth_request', 'find subject');
    const answer = named(spans, 'answer auth_request');
    expect(answer).toMatchObject({ service: 'gatehouse-auth-service', parentId: verification.spanId });
    expect(named(spans, 'find subject').parentId).toBe(answer.spanId);
    expect(answerTraceparent).toBe(`00-${verification.traceId}-${answer.spanId}-01`);
  });

  it('links the batches to the requests in them', async () => {
    const linked = (batch: string) =>
      eventually(`A batch ${batch}`, () =>
        collector.spans.find(
          ({ name, links }) =>
            name === batch && links.some(({ traceId }) => traceId === verification.traceId),
        ),
      );
    expect((await linked('process auth_request')).attributes).toMatchObject({
      'messaging.system': 'kafka',
      'messaging.destination.name': 'auth_request',
      'messaging.batch.message_count': '1',
    });
    expect((await linked('send auth_response')).service).toBe('gatehouse-auth-service');
  });

  it('is in the log lines by the trace id', async () => {
    const log = () => system.addresses.logFiles.map((file) => readFileSync(file, 'utf8')).join('');
    const line = await eventually('The line of the login', () =>
      log()
        .split('\n')
        .find((text) => text.includes(login.traceId) && text.includes('request answered')),
    );
    expect(JSON.parse(line)).toMatchObject({
      traceId: login.traceId,
      path: '/api/v1/login/',
      address: '127.0.0.1',
    });
  });

  it('leaves no token, code, password, mail address or name in anything that is sent', async () => {
    await eventually('The mails', () => collector.spans.some(({ name }) => name === 'deliver mail'));
    await eventually('The reset', () => collector.spans.some(({ name }) => name === 'reset password'));
    expect(Object.values(secrets).every((secret) => secret.length > 5)).toBe(true);
    const sent = Buffer.concat(collector.bodies).toString('utf8');
    expect(sent).toContain('POST /api/v1/login');
    const spellings = (secret: string) => [secret, encodeURIComponent(secret), secret.split('.').at(-1)!];
    const found = Object.entries(secrets).filter(([, secret]) =>
      spellings(secret).some((spelling) => sent.includes(spelling)),
    );
    expect(found.map(([kind]) => kind)).toEqual([]);
    expect(sent).not.toMatch(/of-the-test|activation_code=/);
  });
});
