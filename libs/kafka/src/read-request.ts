/** Decides whether a message is a request at all: a JSON object within the limits, or something to be parked. */
import { isUtf8 } from 'node:buffer';
import type { KafkaMessage } from 'kafkajs';
import { isDeeperThan } from './json-depth.js';

/** Bytes, and levels of nesting. */
export const requestLimits = { value: 64 * 1024, key: 16 * 1024, depth: 32 } as const;

export type UnreadableReason =
  | 'tombstone'
  | 'value_too_large'
  | 'key_too_large'
  | 'not_utf8'
  | 'nested_too_deeply'
  | 'not_json'
  | 'not_an_object';

export type ReadRequest =
  | { readonly readable: true; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly readable: false; readonly reason: UnreadableReason };

/** Cheap checks come first; the value is decoded only once its size and nesting are known to be harmless. */
export function readRequest({ key, value }: Pick<KafkaMessage, 'key' | 'value'>): ReadRequest {
  if (key && key.length > requestLimits.key) return unreadable('key_too_large');
  if (!value) return unreadable('tombstone');
  if (value.length > requestLimits.value) return unreadable('value_too_large');
  if (isDeeperThan(requestLimits.depth, value)) return unreadable('nested_too_deeply');
  if (!isUtf8(value)) return unreadable('not_utf8');
  const parsed = parse(value.toString('utf8'));
  if (parsed === undefined) return unreadable('not_json');
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return unreadable('not_an_object');
  }
  return { readable: true, payload: parsed as Record<string, unknown> };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(reason: UnreadableReason): ReadRequest {
  return { readable: false, reason };
}
