/** What the screens have read from the API, and how failed reads are repeated. */
import { GatehouseError } from '@gatehouse/browser';
import { QueryClient } from '@tanstack/react-query';

/** Milliseconds in which a screen that is opened again shows what it read before without reading it again. */
const fresh = 5_000;
/** Enough for a server that restarts: half a minute. */
const mostRepetitions = 8;

export const queryClient = new QueryClient({
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

function isPassing(error: unknown): boolean {
  return !(error instanceof GatehouseError) || error.status === 503 || error.status === 502;
}
