import { EventEmitter } from 'node:events';
import type { Consumer } from 'kafkajs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FetchRounds } from './fetch-rounds.js';

const events = { FETCH: 'fetch', FETCH_START: 'fetch start', REQUEST: 'request' };
let emitter: EventEmitter;
let rounds: FetchRounds;

const emit = (event: string, payload: object) => emitter.emit(event, { payload });
const begin = (nodeId = 1) => emit(events.FETCH_START, { nodeId });
const answer = (broker = 'one:9092', apiName = 'Fetch') => emit(events.REQUEST, { apiName, broker });
const end = (nodeId = 1) => emit(events.FETCH, { nodeId });

function round(nodeId = 1, broker = 'one:9092'): void {
  vi.advanceTimersByTime(10);
  begin(nodeId);
  answer(broker);
  end(nodeId);
}

beforeEach(() => {
  vi.useFakeTimers();
  emitter = new EventEmitter();
  const on = (name: string, listener: (event: unknown) => void) => {
    emitter.on(name, listener);
    return () => emitter.off(name, listener);
  };
  const addresses = new Map([
    ['one:9092', 1],
    ['two:9092', 2],
  ]);
  rounds = new FetchRounds({ events, on } as unknown as Consumer, addresses);
  return () => vi.useRealTimers();
});

describe('FetchRounds.twoSince', () => {
  it('is true when two rounds began after the time', () => {
    round();
    const time = performance.now();
    round();
    expect(rounds.twoSince(time, 1)).toBe(false);
    round();
    expect(rounds.twoSince(time, 1)).toBe(true);
  });

  it('counts the rounds of each broker separately', () => {
    const time = performance.now();
    round(2, 'two:9092');
    round(2, 'two:9092');
    expect(rounds.twoSince(time, 1)).toBe(false);
    expect(rounds.twoSince(time, 2)).toBe(true);
    expect(rounds.twoSince(time, -1)).toBe(false);
  });

  it('ignores rounds without a response, with a response of another broker, or to another request', () => {
    const time = performance.now();
    for (const reply of [() => undefined, () => answer('two:9092'), () => answer('one:9092', 'Metadata')]) {
      vi.advanceTimersByTime(10);
      begin();
      reply();
      end();
    }
    round();
    expect(rounds.twoSince(time, 1)).toBe(false);
  });

  it('ignores rounds after stop()', () => {
    const time = performance.now();
    rounds.stop();
    round();
    round();
    expect(rounds.twoSince(time, 1)).toBe(false);
  });
});
