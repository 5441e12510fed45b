/** `clients/python`, installed by pip, type-checked, and tested by pytest against the running system. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { tokensOf } from '../support/tokens/entry-points.js';
import { loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { installClient, pythonWithRequirements, run } from '../support/programs/python.js';

const { gateway, mailbox, environment } = inject('system');

let python: string;

// The first run fetches packages.
beforeAll(async () => {
  python = await pythonWithRequirements();
}, 300_000);

describe('the Python client', () => {
  it('is fully typed', async () => {
    await run(python, ['-m', 'mypy', '--cache-dir', '../../.cache/mypy', 'src', 'tests']);
  }, 120_000);

  it('decodes batches compressed with gzip, snappy, lz4 and zstd', async () => {
    const codecs = 'from aiokafka.codec import has_gzip, has_snappy, has_lz4, has_zstd';
    const all = await run(python, [
      '-c',
      `${codecs}; print(has_gzip(), has_snappy(), has_lz4(), has_zstd())`,
    ]);
    expect(all.trim()).toBe('True True True True');
  });

  it('passes its tests as pip installs it', async () => {
    const inbox = new Mailbox(mailbox);
    const people = await Promise.all([1, 2, 3].map(() => loggedInPerson(gateway, inbox)));
    const leaver = await loggedInPerson(gateway, inbox);
    const { access: ended } = tokensOf(leaver.browser);
    await leaver.browser.post('/api/v1/logout/');
    const system = {
      brokers: new URL(environment['KAFKA_URL']!).host,
      refresh: tokensOf(people[0]!.browser).refresh,
      ended,
      people: people.map(({ browser, userId }) => ({ token: tokensOf(browser).access, user_id: userId })),
    };
    const tested = { PYTHONPATH: await installClient(python), GATEHOUSE_TEST: JSON.stringify(system) };
    expect(await run(python, ['-m', 'pytest', '-q'], tested)).toMatch(/^9 passed/m);
  }, 120_000);
});
