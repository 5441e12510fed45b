/** `POST /api/v1/login/refresh/`, each browser with the token the last one gave it, against a bare transaction of the same writes. */
import { Agent, request } from 'node:http';
import { activatedPerson, logIn } from '../support/factories.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { ChildServer } from '../support/stack/child-server.js';
import { median, type Measured, rateOf, row } from './row.js';
import { startLimit } from './start-limit.js';
import type { Step } from './step.js';
import { metered } from './usage.js';

const rounds = 3;
const connections = 16;
const seconds = 4;
/** As the apps have it unless DB_POOL_SIZE says otherwise. */
const poolSize = 10;
const name = 'refresh';
const against = 'a bare pg transaction of the same writes, on the same tables';

export const refreshes: Step = {
  what: 'refreshes',
  rows: [name],
  async measure({ system: { addresses, apps } }) {
    const { gateway, mailbox, environment } = addresses;
    const person = await activatedPerson(gateway, new Mailbox(mailbox));
    const tokens: string[] = [];
    for (let count = 0; count < connections; count++) {
      await logIn(person);
      tokens.push(person.browser.jar.get('refresh_token')!);
    }
    const bare = await startLimit('bare-rotation', {
      DATABASE_URL: environment['DATABASE_URL']!,
      POOL_SIZE: String(poolSize),
      USER_ID: String(person.userId),
    });
    try {
      const [ours, limit]: [Measured[], Measured[]] = [[], []];
      for (let round = 0; round < rounds; round++) {
        ours.push(await refreshInTurn(apps.gateway, tokens, seconds));
        const answer = await fetch(`${bare.url}/?connections=${connections}&seconds=${seconds}`);
        limit.push((await answer.json()) as Measured);
      }
      return [row(name, 'refreshes/s', median(ours), median(limit), { atLeast: 0.5 }, against)];
    } finally {
      await bare.stop();
    }
  },
};

/** @param tokens one for each browser; they are exchanged for their successors, in place */
export async function refreshInTurn(
  gateway: ChildServer,
  tokens: string[],
  seconds: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: tokens.length });
  const took: number[] = [];
  const work = async () => {
    const begun = performance.now();
    await Promise.all(
      tokens.map(async (_, browser) => {
        while (performance.now() < begun + seconds * 1000) {
          const start = performance.now();
          tokens[browser] = await refresh(gateway.url, tokens[browser]!, agent);
          took.push(performance.now() - start);
        }
      }),
    );
    return (performance.now() - begun) / 1000;
  };
  const { result, cpu, memory } = await metered(gateway, work, () => took.length);
  agent.destroy();
  return { ...rateOf(took, result), cpu, memory };
}

/** @returns the next refresh token. @throws Error when it is refused */
function refresh(gateway: string, token: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: `refresh_token=${token}`, 'Content-Length': 0 };
    const sent = request(`${gateway}/api/v1/login/refresh/`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      const cookie = answer.headers['set-cookie']?.find((line) => line.startsWith('refresh_token='));
      const next = cookie && /^refresh_token=([^;]+)/.exec(cookie)?.[1];
      if (answer.statusCode !== 200 || !next) {
        return reject(new Error(`A refresh was answered with ${answer.statusCode}`));
      }
      answer.once('end', () => resolve(next));
    });
    sent.once('error', reject);
    sent.end();
  });
}
