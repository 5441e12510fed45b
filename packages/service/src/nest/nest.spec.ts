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
let closed = 0;
const gatehouse = new Gatehouse({
  ready: async () => undefined,
  close: async () => void closed++,
  verify: async (token) => {
    verifications += 1;
    if (token === 'not.known.now') throw new GatehouseUnavailable('timeout');
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
  nobody(@CurrentUser() user: Identity): object {
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
  expect(closed).toBe(1);
});

const call = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') =>
  app.inject({ method, url, headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('the guard', () => {
  it('lets in who brings a good token, as a program or as a browser, and tells the handler who it is', async () => {
    for (const headers of [bearer('r.r.r'), { cookie: 'access_token=r.r.r' }]) {
      const answer = await call('/orders', headers);
      expect([answer.statusCode, answer.json()]).toEqual([200, { userId: 7 }]);
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
    ['a bad token', bearer('x.x.x')],
    ['garbage', bearer('garbage')],
  ])('answers %s with 401', async (_, headers) => {
    expect((await call('/orders', headers)).statusCode).toBe(401);
  });

  it('answers 503 with Retry-After when nobody can tell', async () => {
    const answer = await call('/orders', bearer('not.known.now'));
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1']);
  });

  it('refuses a change by cookie without the CSRF token, and takes it with it; programs need none', async () => {
    const cookie = 'access_token=r.r.r; csrftoken=abc';
    expect((await call('/orders', { cookie }, 'POST')).statusCode).toBe(403);
    expect((await call('/orders', { cookie, 'x-csrftoken': 'abc' }, 'POST')).statusCode).toBe(201);
    expect((await call('/orders', bearer('r.r.r'), 'POST')).statusCode).toBe(201);
  });
});

describe('a required permission', () => {
  it('is asked for by itself, without a guard beside it', async () => {
    expect((await call('/crm')).statusCode).toBe(401);
    expect((await call('/crm', bearer('r.r.r'))).statusCode).toBe(200);
  });

  it('of the controller and of the handler are both needed', async () => {
    expect((await call('/crm/both', bearer('r.r.r'))).statusCode).toBe(403);
    expect((await call('/crm/both', bearer('w.w.w'))).statusCode).toBe(200);
    expect((await call('/crm/both', bearer('s.s.s'))).statusCode).toBe(200);
  });

  it('does not have the token verified twice', async () => {
    verifications = 0;
    await call('/crm/both', bearer('w.w.w'));
    expect(verifications).toBe(1);
  });
});

it('a handler that asks for the user behind no guard is answered 500, and is told nobody', async () => {
  expect((await call('/open', bearer('r.r.r'))).statusCode).toBe(500);
});
