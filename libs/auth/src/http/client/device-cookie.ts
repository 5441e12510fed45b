/** The cookie by which an account knows a browser it was used in before. It opens nothing; see the limits on guessing. */
import { type Client, type DeviceToken, RememberDevice } from '#auth/core';
import { CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attributesOf } from '../cookie/cookie-attributes.js';
import { valuesOf } from '../cookie/cookie-header.js';

/** 256 bits in base64url. */
const token = /^[\w-]{43}$/;

/** What is no token counts as none. A device opens nothing, so it is known by its name in either style. */
export function deviceTokensOf(request: FastifyRequest, { own, other }: CookieSettings): string[] {
  const brought = [own, other].flatMap(({ device }) => valuesOf(request.headers.cookie, device.name));
  return brought.filter((value) => token.test(value));
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
