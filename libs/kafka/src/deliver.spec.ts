import type { Producer, ProducerBatch } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { type DeadLetter, truncatedLength } from './dead-letter.js';
import { deliverDeadLetters, deliverResponses } from './deliver.js';

const rejected = Object.assign(new Error('too large'), { name: 'KafkaJSProtocolError', retriable: false });

/** Records the batches it accepts. @param rejects returns the error of a batch to reject */
function sender(rejects: (batch: ProducerBatch) => Error | undefined = () => undefined) {
  const sent: ProducerBatch[] = [];
  const sendBatch: Producer['sendBatch'] = async (batch) => {
    const error = rejects(batch);
    if (error) throw error;
    sent.push(batch);
    return [];
  };
  return { sent, sendBatch };
}

const letter = (size: number): DeadLetter => ({
  message: { key: Buffer.from('k'), value: Buffer.alloc(size), offset: '7' } as DeadLetter['message'],
  reason: 'not_json',
  topic: 'auth_request',
  partition: 1,
});

const lettersIn = (batch: ProducerBatch) => batch.topicMessages?.flatMap(({ messages }) => messages) ?? [];
const sizeOf = (batch: ProducerBatch) =>
  lettersIn(batch).reduce((sum, { value }) => sum + (value?.length ?? 0), 0);

describe('deliverResponses', () => {
  it('sends all responses in one request with acks from all in-sync replicas, grouped by topic', async () => {
    const producer = sender();
    const to = (topic: string) => ({ topic, message: { key: null, value: '{}' } });
    await deliverResponses(producer, [to('a'), to('b'), to('a')], (response) => response);
    expect(producer.sent).toHaveLength(1);
    expect(producer.sent[0]).toMatchObject({ acks: -1 });
    expect(producer.sent[0]!.topicMessages?.map(({ topic, messages }) => [topic, messages.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('splits responses that are too large for one request', async () => {
    const producer = sender();
    const large = { topic: 'a', message: { key: null, value: 'x'.repeat(400_000) } };
    await deliverResponses(producer, [large, large, large], (response) => response);
    expect(producer.sent.map(sizeOf)).toEqual([800_000, 400_000]);
  });
});

describe('deliverResponses, when the broker rejects a response for its size', () => {
  const tooLarge = Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE', retriable: false });
  const response = (value: string) => ({ topic: 'a', message: { key: null, value } });
  const failure = () => response('FAIL');
  const valuesOf = (producer: ReturnType<typeof sender>) =>
    producer.sent.flatMap(lettersIn).map(({ value }) => value);

  it('sends a failure response in its place and the others unchanged', async () => {
    const producer = sender((batch) =>
      lettersIn(batch).some(({ value }) => value === 'huge') ? tooLarge : undefined,
    );
    const responses = ['1', '2', 'huge', '3', '4'].map(response);
    expect(await deliverResponses(producer, responses, failure)).toEqual([responses[2]]);
    expect(valuesOf(producer)).toEqual(['1', '2', '3', '4', 'FAIL']);
  });

  it('drops a response whose failure response is rejected, too', async () => {
    const producer = sender((batch) =>
      lettersIn(batch).length === 1 && sizeOf(batch) > 1 ? tooLarge : undefined,
    );
    await deliverResponses(producer, [response('huge')], failure);
    expect(valuesOf(producer)).toEqual([]);
  });

  it('does not send a response of more than 8 MiB, which would end the connection', async () => {
    const producer = sender();
    await deliverResponses(producer, [response('x'.repeat(9 * 1024 * 1024))], failure);
    expect(valuesOf(producer)).toEqual(['FAIL']);
  });

  it('throws when writing to the reply topic is not allowed', async () => {
    const forbidden = Object.assign(new Error('no'), {
      name: 'KafkaJSProtocolError',
      type: 'TOPIC_AUTHORIZATION_FAILED',
    });
    const producer = sender(() => forbidden);
    await expect(deliverResponses(producer, [response('1')], failure)).rejects.toBe(forbidden);
  });
});

describe('deliverDeadLetters', () => {
  it('sends key and value with headers for the reason and the original position', async () => {
    const producer = sender();
    await deliverDeadLetters(producer, 'dead', [letter(3)]);
    expect(lettersIn(producer.sent[0]!)).toEqual([
      {
        key: Buffer.from('k'),
        value: Buffer.alloc(3),
        headers: {
          'dead-letter-reason': 'not_json',
          'dead-letter-topic': 'auth_request',
          'dead-letter-partition': '1',
          'dead-letter-offset': '7',
        },
      },
    ]);
  });

  it('truncates a dead letter that the broker rejects', async () => {
    const producer = sender((batch) => (sizeOf(batch) > truncatedLength ? rejected : undefined));
    await deliverDeadLetters(producer, 'dead', [letter(900_000)]);
    expect(producer.sent.map(sizeOf)).toEqual([truncatedLength]);
    expect(lettersIn(producer.sent[0]!)[0]!.headers).toMatchObject({ 'dead-letter-truncated': 'true' });
  });

  it('drops a dead letter that is rejected even truncated, and sends the next', async () => {
    const only = (batch: ProducerBatch) => lettersIn(batch).some(({ value }) => value?.length === 5);
    const producer = sender((batch) => (only(batch) ? rejected : undefined));
    await deliverDeadLetters(producer, 'dead', [letter(5), letter(6)]);
    expect(producer.sent.map(sizeOf)).toEqual([6]);
  });

  it('throws when the broker is away', async () => {
    const away = Object.assign(new Error('away'), { name: 'KafkaJSConnectionError', retriable: true });
    await expect(
      deliverDeadLetters(
        sender(() => away),
        'dead',
        [letter(1)],
      ),
    ).rejects.toBe(away);
  });
});
