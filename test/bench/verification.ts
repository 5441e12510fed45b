/** Verification over Kafka against a bare echo on the same broker: throughput of a backlog, delay of single requests. */
import { Kafka, logLevel } from 'kafkajs';
import { loggedInPerson, logInFromNewBrowser } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { SystemAddresses } from '../support/apps/system.js';
import { type Answerer, delay, measureBacklog } from './answering.js';
import { newTokens } from './new-tokens.js';
import { startLimit } from './start-limit.js';
import { row } from './row.js';
import { sideBySide } from './side-by-side.js';
import type { Step } from './step.js';

const people = 20;
const names = {
  backlog: 'verification over Kafka, backlog of 20,000',
  first: 'verification over Kafka, no token or user cached',
  delay: 'verification over Kafka, p99 at 50/s',
};
const against = 'a bare kafkajs eachBatch echo on the same broker';

export const verifications: Step = {
  what: 'verifications over Kafka',
  rows: Object.values(names),
  async measure({ system: { addresses, apps } }) {
    const brokers = [new URL(addresses.environment['KAFKA_URL']!).host];
    const kafka = new Kafka({ brokers, logLevel: logLevel.ERROR });
    const tokens = await accessTokens(addresses);
    const echo = await startEcho(kafka, brokers);
    const ours = { server: apps.authService, requests: 'auth_request', responses: 'auth_response' };
    try {
      const [throughput, limit] = await sideBySide(
        () => measureBacklog(kafka, ours, tokens),
        () => measureBacklog(kafka, echo, tokens),
      );
      let unseen: string[] = [];
      const [firsts, echoes] = await sideBySide(
        async () => {
          unseen = await newTokens(addresses, 20_000);
          return measureBacklog(kafka, ours, unseen);
        },
        () => measureBacklog(kafka, echo, unseen),
      );
      const delayed = await delay(kafka, ours, tokens);
      const echoDelay = await delay(kafka, echo, tokens);
      return [
        row(names.backlog, 'messages/s', throughput, limit, { atLeast: 0.6 }, against),
        row(names.first, 'messages/s', firsts, echoes, { atLeast: 0.15 }, against),
        row(names.delay, 'ms', delayed, echoDelay, { atMost: 2 }, against),
      ];
    } finally {
      await echo.server.stop();
    }
  },
};

/** Of sessions of one person. */
export async function accessTokens({ gateway, mailbox }: SystemAddresses): Promise<string[]> {
  const person = await loggedInPerson(gateway, new Mailbox(mailbox));
  const tokens: string[] = [];
  for (let index = 0; index < people; index++) {
    const { jar } = await logInFromNewBrowser(person);
    tokens.push(jar.get('access_token')!);
  }
  return tokens;
}

async function startEcho(kafka: Kafka, brokers: readonly string[]): Promise<Answerer> {
  const topics = { requests: 'bench_request', responses: 'bench_response' };
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: Object.values(topics).map((topic) => ({ topic, numPartitions: 3 })),
    waitForLeaders: true,
  });
  await admin.disconnect();
  const server = await startLimit('bare-echo', {
    BROKERS: brokers.join(','),
    GROUP: 'bench-echo',
    REQUESTS: topics.requests,
    RESPONSES: topics.responses,
  });
  return { server, ...topics };
}
