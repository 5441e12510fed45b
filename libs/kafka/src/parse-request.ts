/** Parses a message into a request: a JSON object within the limits. Other messages get a dead letter with a reason. */
import { isUtf8 } from 'node:buffer';
import type { KafkaMessage } from 'kafkajs';
import { isDeeperThan } from './json-depth.js';

/** `value` and `key` in bytes, `depth` in levels of nesting. */
export const requestLimits = { value: 64 * 1024, key: 16 * 1024, depth: 32 } as const;

export type InvalidReason =
  | 'tombstone'
  | 'value_too_large'
  | 'key_too_large'
  | 'not_utf8'
  | 'nested_too_deeply'
  | 'not_json'
  | 'not_an_object';

export type ParsedRequest =
  | { readonly isValid: true; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly isValid: false; readonly reason: InvalidReason };

/** Cheap checks come first: the value is decoded and parsed only if its size and nesting are within the limits. */
export function parseRequest({ key, value }: Pick<KafkaMessage, 'key' | 'value'>): ParsedRequest {
  if (key && key.length > requestLimits.key) return invalid('key_too_large');
  if (!value) return invalid('tombstone');
  if (value.length > requestLimits.value) return invalid('value_too_large');
  if (isDeeperThan(requestLimits.depth, value)) return invalid('nested_too_deeply');
  if (!isUtf8(value)) return invalid('not_utf8');
  const parsed = parse(value.toString('utf8'));
  if (parsed === undefined) return invalid('not_json');
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return invalid('not_an_object');
  }
  return { isValid: true, payload: parsed as Record<string, unknown> };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(reason: InvalidReason): ParsedRequest {
  return { isValid: false, reason };
}
