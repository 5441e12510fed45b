/** Listens on a port, and explains why it cannot. */
import { StartupError } from '#errors';

export interface Place {
  readonly host: string;
  readonly port: number;
  /** The settings that hold the two. */
  readonly settings: { readonly host: string; readonly port: string };
}

/** @throws StartupError where another place has to be chosen */
export async function listenOn(
  { host, port, settings }: Place,
  listen: () => Promise<unknown>,
): Promise<void> {
  try {
    await listen();
  } catch (error) {
    const sentence = sentences[String((error as { code?: unknown }).code)];
    throw sentence ? new StartupError(sentence({ host, port, settings }), { cause: error }) : error;
  }
}

const unknownHost = ({ host, settings }: Place) =>
  `This machine has no address "${host}". Set ${settings.host} to one of its addresses, or to 0.0.0.0 for all.`;

const sentences: Readonly<Record<string, (place: Place) => string>> = {
  EADDRINUSE: ({ host, port, settings }) =>
    `Port ${port} of ${host} is taken by another program. Stop it, or choose another port: ${settings.port}=${port + 1}`,
  EACCES: ({ port, settings }) =>
    `This process may not listen on port ${port}. Choose one from 1024 on (${settings.port}), or grant it CAP_NET_BIND_SERVICE.`,
  EADDRNOTAVAIL: unknownHost,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
};
