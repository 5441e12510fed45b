/** After a fault: how long until everything works again, and whether everything that was acknowledged has happened. */
import { randomUUID } from 'node:crypto';
import { Browser } from '../support/http/browser.js';
import { eventually } from '../support/eventually.js';
import type { TopicReader, Revoked } from '../support/kafka/topic-reader.js';
import type { VerificationClient } from '../support/kafka/verification-client.js';
import { uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { claimsOf, expectDead } from '../support/tokens/entry-points.js';
import type { Installation } from './installation.js';
import type { Ledger, People } from './traffic.js';

/** Seconds from the end of the fault; undefined: not within `patienceSeconds`. */
export interface Recovery {
  /** Session checks, refreshes and logins succeed. */
  readonly http: number | undefined;
  /** A verification over Kafka is answered within a second. */
  readonly verification: number | undefined;
  /** A new registration got its mail. */
  readonly mail: number | undefined;
  /** Everything acknowledged until the end of the fault has happened. */
  readonly delivered: number | undefined;
}

export const patienceSeconds = 120;

export interface Witnesses {
  readonly installation: Installation;
  readonly people: People;
  readonly bus: VerificationClient;
  readonly revocations: TopicReader<Revoked>;
}

/** @param ledger as it was when the fault ended, which is now */
export async function measureRecovery(witnesses: Witnesses, ledger: Ledger): Promise<Recovery> {
  const begin = performance.now();
  const secondsUntil = async (what: string, works: () => Promise<unknown>) => {
    try {
      await eventually(what, works, patienceSeconds);
      return (performance.now() - begin) / 1000;
    } catch {
      return undefined;
    }
  };
  const [http, verification, mail, delivered] = await Promise.all([
    secondsUntil('HTTP', () => httpWorks(witnesses)),
    secondsUntil('Verification', () => verificationWorks(witnesses)),
    secondsUntil('A mail', newMail(witnesses)),
    secondsUntil('Delivery', async () => missing(witnesses, ledger).length === 0),
  ]);
  return { http, verification, mail, delivered };
}

async function httpWorks({ people, installation }: Witnesses): Promise<boolean> {
  const { leaver, asker } = people;
  const credentials = { email: leaver.email, password: leaver.password };
  const login = await new Browser(installation.system.addresses.gateway).post('/api/v1/login/', credentials);
  return login.status === 200 && (await asker.post('/api/v1/test/')).status === 200;
}

async function verificationWorks({ bus, people }: Witnesses): Promise<boolean> {
  const id = randomUUID();
  await bus.send(JSON.stringify({ id, token: people.asker.jar.get('access_token') }), id);
  return (await bus.answerTo(id, 1)).answer.status === 'OK';
}

function newMail({ installation }: Witnesses): () => Promise<boolean> {
  let email: string | undefined;
  return async () => {
    if (email === undefined) {
      const wanted = uniqueEmail('after');
      const body = { email: wanted, password: uniquePassword(), profile: workerProfile() };
      const { status } = await new Browser(installation.system.addresses.gateway).post(
        '/api/v1/register/',
        body,
      );
      if (status === 201) email = wanted;
    }
    return email !== undefined && wasMailed(installation, email);
  };
}

const wasMailed = ({ smtp }: Installation, email: string) => smtp.mails.some(({ to }) => to === email);

/** What was acknowledged and has not happened yet, in words. */
export function missing({ installation, bus, revocations }: Witnesses, ledger: Ledger): string[] {
  // A mail that the server read to its end counts, also if the server then failed to say so.
  const mailed = new Set(installation.smtp.transmitted.map(({ to }) => to));
  const answered = new Set(bus.received.map(({ answer }) => answer.id));
  const revoked = new Set(revocations.records.map(({ key }) => key));
  return [
    ...ledger.registered.filter((email) => !mailed.has(email)).map((email) => `the mail to ${email}`),
    ...ledger.asked.filter((id) => !answered.has(id)).map((id) => `the answer to ${id}`),
    ...ledger.ended
      .filter(({ access }) => !revoked.has(`session:${claimsOf(access).sid}`))
      .map(({ access }) => `the revocation of ${claimsOf(access).sid}`),
  ];
}

/** What must never happen, in words: sessions lost or back, wrong answers, false alarms, apps that ended. */
export async function violations(witnesses: Witnesses, ledger: Ledger): Promise<string[]> {
  const { installation, people, bus } = witnesses;
  const { gateway } = installation.system.addresses;
  const found = [...ledger.tally.wrong];
  for (const browser of people.surfers) {
    const answer = await browser.post('/api/v1/login/refresh/').catch(() => undefined);
    if (answer?.status !== 200) found.push(`a session was lost (refresh ${answer?.status ?? 'unanswered'})`);
  }
  for (const tokens of ledger.ended) {
    await expectDead(tokens, { gateways: [gateway], bus }).catch(() =>
      found.push('an ended session was back'),
    );
  }
  const asked = new Set<unknown>(ledger.asked);
  for (const { answer } of bus.received) {
    if (asked.has(answer.id) && answer.status !== 'OK') found.push('a valid token was answered FAIL');
  }
  for (const [name, app] of Object.entries(installation.system.apps)) {
    const live = await fetch(`${app.url}/health/live`).catch(() => undefined);
    if (!live?.ok) found.push(`${name} is not alive`);
  }
  return found;
}

/** Mails that arrived more than once. */
export function copies({ installation }: Witnesses, ledger: Ledger): number {
  const owed = new Set(ledger.registered);
  const recipients = installation.smtp.mails.map(({ to }) => to).filter((to) => owed.has(to));
  return recipients.length - new Set(recipients).size;
}
