/** Where the first superuser is set up. */
import { isIPv4 } from 'node:net';
import type { Settings } from '#config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SetupLink } from '../../gateway/src/setup/setup-link.js';

/**
 * Only for the person at the terminal of this machine: the link is worth every right, and files and log collectors read what is
 * not a terminal.
 * @returns undefined if there is a superuser, without pages, without a terminal, and for a gateway that other machines reach
 */
export async function setupAddress(
  gateway: NestFastifyApplication,
  { http, brand }: Settings,
): Promise<string | undefined> {
  if (!brand.pages || !process.stdout.isTTY || !isLoopback(http.host)) return undefined;
  const path = await gateway.get(SetupLink).issue();
  return path && `http://localhost:${http.port}${path}`;
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
