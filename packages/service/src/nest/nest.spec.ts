import { Controller, Get, Module, Post, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Gatehouse, GatehouseUnavailable, type Identity } from '../index.js';
import { AccessGuard, CurrentUser, GatehouseModule, RequirePermission } from './index.js';

const identity = (permissions: Identity['permissions']): Identity => ({
  userId: 7,
  subject: 'u',
  sessionId: 's',
  expiresAt: 2_000_000_000,
  permissions,
});
const reader = identity({ 'crm_button read': true });
const writer = identity({ 'crm_button read': true, 'crm_button update': true });
const superuser = identity({ is_superuser: true });

let verifications = 0;
let closings = 0;
const gatehouse = new Gatehouse({
  ready: async () => undefined,
  close: async () => void closings++,
  verify: async (token) => {
    verifications += 1;
    if (token === 'un.avail.able') throw new GatehouseUnavailable('timeout');
    return { 'r.r.r': reader, 'w.w.w': writer, 's.s.s': superuser }[token];
  },
});

@Controller('orders')
@UseGuards(AccessGuard)
class OrdersController {
  @Get()
  list(@CurrentUser() user: Identity): object {
    return { userId: user.userId };
  }

  @Post()
  create(@CurrentUser() user: Identity): object {
    return { userId: user.userId };
  }
}

@Controller('crm')
@RequirePermission('crm_button', 'read')
class CrmController {
  @Get()
  read(): object {
    return {};
  }

  @RequirePermission('crm_button', 'update')
  @Get('both')
  change(): object {
    return {};
  }
}

@Controller('open')
class OpenController {
  @Get()
  read(@CurrentUser() user: Identity): object {
    return user;
  }
}

@Module({
  imports: [GatehouseModule.forClient(gatehouse)],
  controllers: [OrdersController, CrmController, OpenController],
})
class ServiceModule {}

let app: NestFastifyApplication;

beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(ServiceModule, new FastifyAdapter(), {
    logger: false,
  });
  await app.init();
});

afterAll(async () => {
  await app.close();
  expect(closings).toBe(1);
});

const call = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') =>
  app.inject({ method, url, headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('AccessGuard', () => {
  it('accepts a valid token from the header or a cookie, and passes the identity to the handler', async () => {
    for (const headers of [bearer('r.r.r'), { cookie: 'access_token=r.r.r' }]) {
      const response = await call('/orders', headers);
      expect([response.statusCode, response.json()]).toEqual([200, { userId: 7 }]);
    }
  });

  it('accepts a valid token among several cookies of its name', async () => {
    const cookie = 'access_token=x.x.x; access_token=r.r.r';
    expect((await call('/orders', { cookie })).statusCode).toBe(200);
    expect((await call('/orders', { cookie: 'access_token=x.x.x; access_token=y.y.y' })).statusCode).toBe(
      401,
    );
  });

  it.each([
    ['no token', {}],
    ['an invalid token', bearer('x.x.x')],
    ['a malformed token', bearer('garbage')],
  ])('answers 401 to %s', async (_, headers) => {
    expect((await call('/orders', headers)).statusCode).toBe(401);
  });

  it('answers 503 with Retry-After when the token cannot be verified now', async () => {
    const response = await call('/orders', bearer('un.avail.able'));
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1']);
  });

  it('requires the CSRF token for POST requests with a cookie, not for those with a bearer token', async () => {
    const cookie = 'access_token=r.r.r; csrftoken=abc';
    expect((await call('/orders', { cookie }, 'POST')).statusCode).toBe(403);
    expect((await call('/orders', { cookie, 'x-csrftoken': 'abc' }, 'POST')).statusCode).toBe(201);
    expect((await call('/orders', bearer('r.r.r'), 'POST')).statusCode).toBe(201);
  });
});

describe('RequirePermission', () => {
  it('is checked without an additional guard', async () => {
    expect((await call('/crm')).statusCode).toBe(401);
    expect((await call('/crm', bearer('r.r.r'))).statusCode).toBe(200);
  });

  it('requires the permissions of the controller and of the handler', async () => {
    expect((await call('/crm/both', bearer('r.r.r'))).statusCode).toBe(403);
    expect((await call('/crm/both', bearer('w.w.w'))).statusCode).toBe(200);
    expect((await call('/crm/both', bearer('s.s.s'))).statusCode).toBe(200);
  });

  it('verifies the token once per request', async () => {
    verifications = 0;
    await call('/crm/both', bearer('w.w.w'));
    expect(verifications).toBe(1);
  });
});

it('@CurrentUser() on a route without a guard answers 500', async () => {
  expect((await call('/open', bearer('r.r.r'))).statusCode).toBe(500);
});
