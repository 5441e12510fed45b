/** `npm run timing`: shows that response times do not reveal who has an account. Exits with 1 if they do. */
import { parseArgs } from 'node:util';
import { Browser } from '../support/http/browser.js';
import {
  activatedPerson,
  loggedInPerson,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { openServers } from '../support/servers/open-servers.js';
import { startSystem } from '../support/apps/system.js';
import { withTeardownAfter } from '../support/test-run/teardown.js';
import { type Call, type ComparedCalls, compare } from './paired-calls.js';

const { values } = parseArgs({ options: { samples: { type: 'string', default: '200' } } });
const samples = Number(values.samples);

/** Significance level. */
const significant = 0.01;
const knownAccounts = 10;

const compared = await withTeardownAfter(async (teardown) => {
  console.log('Starting PostgreSQL, Redis, Kafka and the apps …');
  const servers = await openServers(teardown);
  const system = await startSystem(servers, { LOG_LEVEL: 'warn' });
  teardown.add(() => system.stop());
  const { gateway, mailbox: mailboxUrl } = system.addresses;
  const mailbox = new Mailbox(mailboxUrl);
  const known: string[] = [];
  for (let at = 0; at < knownAccounts; at++) known.push((await activatedPerson(gateway, mailbox)).email);
  const requester = await loggedInPerson(gateway, mailbox);

  const anybody = new Browser(gateway);
  const knownOne = (round: number) => known[(round + samples) % knownAccounts]!;
  const stranger = () => uniqueEmail('person');
  const post =
    (path: string, bodyFor: (email: string) => object, browser = anybody) =>
    (email: (round: number) => string): Call =>
    (round) =>
      browser.post(`/api/v1/${path}`, bodyFor(email(round)));

  const logIn = post('login/', (email) => ({ email, password: 'not the password' }));
  const register = post('register/', (email) => ({
    email,
    password: uniquePassword(),
    profile: workerProfile(),
  }));
  const reset = post('password/reset/', (email) => ({ email }));
  const changeEmail = post(
    'me/email/',
    (email) => ({ email, current_password: requester.password }),
    requester.browser,
  );

  // Waits for mail deliveries, whose noise could hide a difference.
  await system.apps.worker.freeze();
  teardown.add(() => system.apps.worker.thaw());
  const results: ComparedCalls[] = [];
  for (const [what, call] of [
    ['login, wrong password: known or unknown', logIn],
    ['register: taken or new', register],
    ['password reset: known or unknown', reset],
    ['email change: taken or free', changeEmail],
  ] as const) {
    console.log(`Measuring ${what} …`);
    results.push(await compare(what, [call(knownOne), call(stranger)], samples));
  }
  return results;
});

console.table(
  Object.fromEntries(
    compared.map(({ what, medians: [one, other], p }) => [
      what,
      {
        'p50 ms': Number(one.toFixed(2)),
        'p50 ms, other': Number(other.toFixed(2)),
        p: Number(p.toFixed(4)),
        distinguishable: p > significant ? 'no' : 'YES',
      },
    ]),
  ),
);
if (compared.some(({ p }) => p <= significant)) {
  console.error(
    `Distinguishable at p ≤ ${significant}. Of a hundred comparisons without a difference one is significant by chance: run it again.`,
  );
  process.exitCode = 1;
}
