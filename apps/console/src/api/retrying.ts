/** Whether reads fail and are repeated by themselves, which screens would show as an endless skeleton. */
import { GatehouseError } from '@gatehouse/browser';
import { useSyncExternalStore } from 'react';
import { queryClient } from './query-client.js';

const cache = queryClient.getQueryCache();

/** @returns 0 if no read waits for its repetition; else the seconds that the server asked to wait, or 1 */
function longestWait(): number {
  return cache
    .findAll({ fetchStatus: 'fetching' })
    .filter(({ state }) => state.fetchFailureCount > 0)
    .reduce((longest, { state }) => Math.max(longest, waitAfter(state.fetchFailureReason)), 0);
}

const waitAfter = (error: unknown) => (error instanceof GatehouseError && error.retryAfter) || 1;

const subscribe = (listener: () => void) => cache.subscribe(listener);

export const useLongestWait = (): number => useSyncExternalStore(subscribe, longestWait);
