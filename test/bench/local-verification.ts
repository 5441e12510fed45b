/** Verification inside a service without a request: cached tokens, each checked against all revocations. */
import { loggedInPerson, logInFromNewBrowser } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { ChildServer } from '../support/servers/child-server.js';
import type { SystemAddresses } from '../support/apps/system.js';
import { row } from './row.js';
import { medianPair, type Pair } from './side-by-side.js';
import { startLimit } from './start-limit.js';
import type { Step } from './step.js';

const rounds = 3;
const seconds = 2;
const sessions = 50;
const wanted = 500_000;
const names = {
  rate: 'local verification, cached token, revocation checked',
  share: 'local verification compared with a bare Map look-up',
};

export const localVerification: Step = {
  what: 'verification inside a service',
  rows: Object.values(names),
  async measure({ system: { addresses } }) {
    const person = await loggedInPerson(addresses.gateway, new Mailbox(addresses.mailbox));
    const tokens: string[] = [];
    for (let count = 0; count < sessions; count++) {
      const { jar } = await logInFromNewBrowser(person);
      tokens.push(jar.get('access_token')!);
    }
    const service = await startLocalService(addresses);
    try {
      const pairs: Pair[] = [];
      for (let round = 0; round < rounds; round++) {
        const body = JSON.stringify(tokens);
        const answer = await fetch(`${service.url}/measure?seconds=${seconds}`, { method: 'POST', body });
        const { verified, lookedUp } = (await answer.json()) as Record<'verified' | 'lookedUp', number>;
        pairs.push([
          { value: verified, cpu: 1e6 / verified },
          { value: lookedUp, cpu: 1e6 / lookedUp },
        ]);
      }
      const [ours, limit] = medianPair(pairs);
      const unit = 'verifications/s of a core';
      return [
        row(names.rate, unit, ours, { value: wanted }, { atLeast: 1 }, 'the target'),
        row(names.share, unit, ours, limit, { atLeast: 0.1 }, 'an awaited look-up in a Map'),
      ];
    } finally {
      await service.stop();
    }
  },
};

export function startLocalService({ gateway, environment }: SystemAddresses): Promise<ChildServer> {
  return startLimit('local-service', {
    BROKERS: new URL(environment['KAFKA_URL']!).host,
    GATEWAY: gateway,
    ISSUER: environment['PUBLIC_URL']!,
  });
}
