/** `POST /api/v1/login/` against the bare cost of checking one argon2id hash. */
import { hash, verify } from '@node-rs/argon2';
import type { SystemAddresses } from '../support/apps/system.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { activatedPerson, type Person } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { load } from './http-load.js';
import { type Measured, rateOf, row } from './row.js';
import { sideBySide } from './side-by-side.js';
import type { Step } from './step.js';

const shape = { connections: 8, seconds: 5 };
const cost = { memoryCost: 19456, timeCost: 2, parallelism: 1 };
const name = 'login';

export const logIns: Step = {
  what: 'logins',
  rows: [name],
  async measure({ system: { addresses, apps } }) {
    const people = await peopleOf(addresses);
    const [ours, limit] = await sideBySide(logInsBy(people, apps.gateway, shape.seconds), () =>
      bareVerifications(people[0]!.password),
    );
    const against = `bare argon2id (19 MiB, 2 passes), ${shape.connections} at once`;
    return [row(name, 'logins/s', ours, limit, { atLeast: 0.7 }, against)];
  },
};

/** @returns logs in for some seconds */
export async function logInsOf(
  addresses: SystemAddresses,
  gateway: ChildServer,
  seconds: number,
): Promise<() => Promise<Measured>> {
  return logInsBy(await peopleOf(addresses), gateway, seconds);
}

/** One for each connection: logins to one account wait for its row lock. */
async function peopleOf({ gateway, mailbox }: SystemAddresses): Promise<Person[]> {
  const people: Person[] = [];
  for (let connection = 0; connection < shape.connections; connection++) {
    people.push(await activatedPerson(gateway, new Mailbox(mailbox)));
  }
  return people;
}

function logInsBy(people: readonly Person[], gateway: ChildServer, seconds: number): () => Promise<Measured> {
  const each = (connection: number) => {
    const { email, password } = people[connection]!;
    return [{ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }) }];
  };
  const url = `${gateway.url}/api/v1/login/`;
  return () => load({ url, each, server: gateway, connections: shape.connections, seconds });
}

/** As many in parallel as the load has connections, in the thread pool of this process. */
async function bareVerifications(password: string): Promise<Measured> {
  const stored = await hash(password, cost);
  const took: number[] = [];
  const begun = performance.now();
  const deadline = begun + shape.seconds * 1000;
  const verifyUntilDeadline = async () => {
    while (performance.now() < deadline) {
      const start = performance.now();
      await verify(stored, password);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: shape.connections }, verifyUntilDeadline));
  return rateOf(took, (performance.now() - begun) / 1000);
}
