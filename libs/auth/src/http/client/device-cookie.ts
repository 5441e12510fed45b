/** The cookie by which an account knows a browser it was used in before. It opens nothing; see the limits on guessing. */
import { type Client, RememberDevice } from '#auth/core';
import { CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** 256 bits in base64url. */
const token = /^[\w-]{43}$/;

/** What is no token counts as none. */
export function deviceTokenOf(request: FastifyRequest, cookieName: string): string | undefined {
  const value = request.cookies[cookieName];
  return value !== undefined && token.test(value) ? value : undefined;
}

@Injectable()
export class DeviceCookie {
  constructor(
    private readonly settings: CookieSettings,
    private readonly rememberDevice: RememberDevice,
  ) {}

  async set(reply: FastifyReply, sessionId: string, client: Client): Promise<void> {
    const remembered = await this.rememberDevice.execute(sessionId, client);
    if (!remembered) return;
    const { deviceName, domain, secure, sameSite } = this.settings;
    const limits = { expires: remembered.expiresAt, maxAge: remembered.life };
    const attributes = { path: '/', httpOnly: true, secure, sameSite, ...limits };
    reply.setCookie(deviceName, remembered.token, { ...attributes, ...(domain && { domain }) });
  }
}
