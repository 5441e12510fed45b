/** `POST /api/v1/login/` against the bare cost of checking one argon2id hash. */
import { hash, verify } from '@node-rs/argon2';
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
    const people: Person[] = [];
    // Each for another account: logins to one account wait for its row lock.
    for (let connection = 0; connection < shape.connections; connection++) {
      people.push(await activatedPerson(addresses.gateway, new Mailbox(addresses.mailbox)));
    }
    const request = {
      url: `${addresses.gateway}/api/v1/login/`,
      each: (connection: number) => {
        const { email, password } = people[connection]!;
        return [
          { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }) },
        ];
      },
      server: apps.gateway,
    };
    const [ours, limit] = await sideBySide(
      () => load({ ...request, ...shape }),
      () => bareVerifications(people[0]!.password),
    );
    const against = `bare argon2id (19 MiB, 2 passes), ${shape.connections} at once`;
    return [row(name, 'logins/s', ours, limit, { atLeast: 0.7 }, against)];
  },
};

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
