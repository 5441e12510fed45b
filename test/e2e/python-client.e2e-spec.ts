/** `clients/python`, installed by pip, type-checked, and tested by pytest against the running system. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { TopicReader } from '../support/kafka/topic-reader.js';
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
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      people: people.map(({ browser, userId }) => ({ token: tokensOf(browser).access, user_id: userId })),
    };
    const tested = { PYTHONPATH: await installClient(python), GATEHOUSE_TEST: JSON.stringify(system) };
    const requests = await TopicReader.open(environment['KAFKA_URL']!, 'auth_request');
    try {
      expect(await run(python, ['-m', 'pytest', '-q'], tested)).toMatch(/^10 passed/m);
      await eventually('The request of the trace', () =>
        requests.records.some(({ headers }) => headers['traceparent'] === system.traceparent),
      );
    } finally {
      await requests.close();
    }
  }, 120_000);
});
