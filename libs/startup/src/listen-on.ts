/** Listens on a port, and explains why it cannot. */
import { StartupError } from '#errors';

export interface Place {
  readonly host: string;
  readonly port: number;
  /** The setting that holds the port. */
  readonly setting: string;
}

/** @throws StartupError where another place has to be chosen */
export async function listenOn(
  { host, port, setting }: Place,
  listen: () => Promise<unknown>,
): Promise<void> {
  try {
    await listen();
  } catch (error) {
    const sentence = sentences[String((error as { code?: unknown }).code)];
    throw sentence ? new StartupError(sentence({ host, port, setting }), { cause: error }) : error;
  }
}

const unknownHost = ({ host }: Place) =>
  `This machine has no address "${host}". Set HOST to one of its addresses, or to 0.0.0.0 for all.`;

const sentences: Readonly<Record<string, (place: Place) => string>> = {
  EADDRINUSE: ({ host, port, setting }) =>
    `Port ${port} of ${host} is taken by another program. Stop it, or choose another port: ${setting}=${port + 1}`,
  EACCES: ({ port, setting }) =>
    `This process may not listen on port ${port}. Choose one from 1024 on (${setting}), or grant it CAP_NET_BIND_SERVICE.`,
  EADDRNOTAVAIL: unknownHost,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
};
