/** A server that runs outside of the tests, which must not break it. */
import type { Server } from './server.js';

export function givenServer(variable: string, url: string): Server {
  const refuse = async (): Promise<never> => {
    throw new Error(`The server of ${variable} is not ours to stop: start one with startServer() instead.`);
  };
  return { url, stop: async () => undefined, kill: refuse, freeze: refuse, thaw: refuse, restart: refuse };
}
