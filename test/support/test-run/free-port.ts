/** Free ports for servers. */
import { createServer } from 'node:net';

/**
 * @param wanted 0 chooses a free one
 * @throws Error when the wanted port is taken
 */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) =>
      reject(new Error(`Port ${wanted} is taken by another program.`, { cause })),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
