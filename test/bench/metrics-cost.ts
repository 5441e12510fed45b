/** What metrics cost an authenticated request: two gateways on one database, one of them with `METRICS=0`, in alternation. */
import { type Environment, startApp } from '../support/apps/start-app.js';
import { loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { freePort } from '../support/test-run/free-port.js';
import { load } from './http-load.js';
import { row } from './row.js';
import type { Bench, Step } from './step.js';

const shape = { connections: 32, seconds: 1, wakeful: true };
/** The median of many short rounds: a round on a busy machine varies more than metrics cost. */
const rounds = 31;
/** Microseconds of CPU. */
const most = 2;
const name = 'metrics, CPU of an authenticated request';

export const metricsCost: Step = {
  what: 'the cost of metrics',
  rows: [name],
  async measure(bench) {
    const [on, off] = [
      await measuring(bench, { METRICS: '1', METRICS_PORT: String(await freePort()) }),
      await measuring(bench, { METRICS: '0' }),
    ];
    const costs: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      // Each is first in every other round.
      const [one, other] = round % 2 === 0 ? [await on(), await off()] : [await off(), await on()];
      const cost = one - other;
      // The first round warms both up.
      if (round > 0) costs.push(round % 2 === 0 ? cost : -cost);
    }
    const median = costs.toSorted((one, other) => one - other)[Math.floor(costs.length / 2)]!;
    return [row(name, 'µs', { value: median }, { value: most }, { atMost: 1 }, 'the maximum allowed')];
  },
};

/** @returns measures the CPU of a request in microseconds */
async function measuring(
  { system: { addresses }, teardown }: Bench,
  settings: Environment,
): Promise<() => Promise<number>> {
  const port = String(await freePort());
  const own = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, ...settings };
  const app = await startApp('gateway', { ...addresses.environment, ...own });
  teardown.add(() => app.stop());
  const { browser } = await loggedInPerson(app.url, new Mailbox(addresses.mailbox));
  return async () => {
    const headers = { Cookie: browser.jar.header(), 'X-CSRFToken': browser.jar.get('csrftoken')! };
    const measured = await load({ url: `${app.url}/api/v1/test/`, headers, server: app, ...shape });
    return measured.cpu!;
  };
}
