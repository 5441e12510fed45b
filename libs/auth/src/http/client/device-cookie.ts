/** The device cookie marks a browser as known to an account. It grants no access; the rate limits treat known devices separately. */
import type { Client } from '#auth/security-event';
import { type DeviceToken, RememberDevice } from '#auth/throttle';
import { CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attributesOf } from '../cookie/cookie-attributes.js';
import { secretsOf } from '../cookie/cookie-header.js';

/** Reads the cookie under the names of both cookie styles: it grants no access, so this needs no time limit. */
export function deviceTokensOf(request: FastifyRequest, { own, other }: CookieSettings): string[] {
  return [own, other].flatMap(({ device }) => secretsOf(request.headers.cookie, device.name));
}

@Injectable()
export class DeviceCookie {
  constructor(
    private readonly settings: CookieSettings,
    private readonly rememberDevice: RememberDevice,
  ) {}

  async set(reply: FastifyReply, sessionId: string, client: Client): Promise<void> {
    const remembered = await this.rememberDevice.execute(sessionId, client);
    if (remembered) this.write(reply, remembered);
  }

  write(reply: FastifyReply, device: DeviceToken): void {
    const { name, path } = this.settings.own.device;
    reply.setCookie(name, device.token, { ...attributesOf(this.settings, 'device', device), path });
  }
}
