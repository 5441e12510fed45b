/** What the screens have read from the API, how failed reads are repeated, and what changes that came too late read again. */
import { GatehouseError } from '@gatehouse/browser';
import { MutationCache, QueryClient } from '@tanstack/react-query';

/** Milliseconds in which a screen that is opened again shows what it read before without reading it again. */
const fresh = 5_000;
/** Enough for a server that restarts: half a minute. */
const mostRepetitions = 8;

export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({
    // Repeated, the change is then one of the version that is stored now.
    onError: async (error) => {
      if (isStale(error)) await readAgain();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: fresh,
      // A refusal stays one. A server that restarts, and a network that fails, come back.
      retry: (failures, error) => failures < mostRepetitions && isPassing(error),
      retryDelay: (failures, error) =>
        error instanceof GatehouseError && error.retryAfter !== undefined
          ? error.retryAfter * 1000
          : Math.min(500 * 2 ** failures, 5_000),
    },
  },
});

/** Everything that screens show; the caller's own account stays. */
export const readAgain = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });

/** Whether a change was refused because somebody else changed the same thing meanwhile. */
export function isStale(error: unknown): boolean {
  return error instanceof GatehouseError && error.code === 'resource.changed_meanwhile';
}

function isPassing(error: unknown): boolean {
  return !(error instanceof GatehouseError) || error.status === 503 || error.status === 502;
}
