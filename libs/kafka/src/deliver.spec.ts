import type { Producer, ProducerBatch } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { type ParkedMessage, truncatedLength } from './dead-letter.js';
import { deliverAnswers, deliverDeadLetters } from './deliver.js';

const refused = Object.assign(new Error('too large'), { name: 'KafkaJSProtocolError', retriable: false });

/** Remembers what it is given, and refuses what `refuses` says. */
function sender(refuses: (batch: ProducerBatch) => Error | undefined = () => undefined) {
  const sent: ProducerBatch[] = [];
  const sendBatch: Producer['sendBatch'] = async (batch) => {
    const error = refuses(batch);
    if (error) throw error;
    sent.push(batch);
    return [];
  };
  return { sent, sendBatch };
}

const letter = (size: number): ParkedMessage => ({
  message: { key: Buffer.from('k'), value: Buffer.alloc(size), offset: '7' } as ParkedMessage['message'],
  reason: 'not_json',
  topic: 'auth_request',
  partition: 1,
});

const lettersIn = (batch: ProducerBatch) => batch.topicMessages?.flatMap(({ messages }) => messages) ?? [];
const sizeOf = (batch: ProducerBatch) =>
  lettersIn(batch).reduce((sum, { value }) => sum + (value?.length ?? 0), 0);

describe('answers', () => {
  it('of one slice leave in one request to all in-sync replicas, each topic once', async () => {
    const producer = sender();
    const to = (topic: string) => ({ topic, message: { key: null, value: '{}' } });
    await deliverAnswers(producer, [to('a'), to('b'), to('a')], (answer) => answer);
    expect(producer.sent).toHaveLength(1);
    expect(producer.sent[0]).toMatchObject({ acks: -1 });
    expect(producer.sent[0]!.topicMessages?.map(({ topic, messages }) => [topic, messages.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('of more bytes than a broker takes at once are divided', async () => {
    const producer = sender();
    const large = { topic: 'a', message: { key: null, value: 'x'.repeat(400_000) } };
    await deliverAnswers(producer, [large, large, large], (answer) => answer);
    expect(producer.sent.map(sizeOf)).toEqual([800_000, 400_000]);
  });
});

describe('an answer that the broker refuses for its size', () => {
  const tooLarge = Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE', retriable: false });
  const answer = (value: string) => ({ topic: 'a', message: { key: null, value } });
  const refuse = () => answer('FAIL');
  const valuesOf = (producer: ReturnType<typeof sender>) =>
    producer.sent.flatMap(lettersIn).map(({ value }) => value);

  it('is replaced by its refusal, and the others arrive unchanged', async () => {
    const producer = sender((batch) =>
      lettersIn(batch).some(({ value }) => value === 'huge') ? tooLarge : undefined,
    );
    const answers = ['1', '2', 'huge', '3', '4'].map(answer);
    expect(await deliverAnswers(producer, answers, refuse)).toEqual([answers[2]]);
    expect(valuesOf(producer)).toEqual(['1', '2', '3', '4', 'FAIL']);
  });

  it('is given up if its refusal is refused as well', async () => {
    const producer = sender((batch) =>
      lettersIn(batch).length === 1 && sizeOf(batch) > 1 ? tooLarge : undefined,
    );
    await deliverAnswers(producer, [answer('huge')], refuse);
    expect(valuesOf(producer)).toEqual([]);
  });

  it('is not sent at all where it would cost the connection', async () => {
    const producer = sender();
    await deliverAnswers(producer, [answer('x'.repeat(9 * 1024 * 1024))], refuse);
    expect(valuesOf(producer)).toEqual(['FAIL']);
  });

  it('is kept while the reply topic may not be written to', async () => {
    const forbidden = Object.assign(new Error('no'), {
      name: 'KafkaJSProtocolError',
      type: 'TOPIC_AUTHORIZATION_FAILED',
    });
    const producer = sender(() => forbidden);
    await expect(deliverAnswers(producer, [answer('1')], refuse)).rejects.toBe(forbidden);
  });
});

describe('a dead letter', () => {
  it('keeps key and value and says where it was and why', async () => {
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

  it('that the broker refuses is parked truncated', async () => {
    const producer = sender((batch) => (sizeOf(batch) > truncatedLength ? refused : undefined));
    await deliverDeadLetters(producer, 'dead', [letter(900_000)]);
    expect(producer.sent.map(sizeOf)).toEqual([truncatedLength]);
    expect(lettersIn(producer.sent[0]!)[0]!.headers).toMatchObject({ 'dead-letter-truncated': 'true' });
  });

  it('that is refused whatever its size is given up, and the next is parked', async () => {
    const only = (batch: ProducerBatch) => lettersIn(batch).some(({ value }) => value?.length === 5);
    const producer = sender((batch) => (only(batch) ? refused : undefined));
    await deliverDeadLetters(producer, 'dead', [letter(5), letter(6)]);
    expect(producer.sent.map(sizeOf)).toEqual([6]);
  });

  it('waits for a broker that is away', async () => {
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
