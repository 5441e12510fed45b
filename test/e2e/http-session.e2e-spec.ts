/** Contract, section 1, session: log in, verify, refresh, log out, and the answers of every path. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, Browser } from '../support/http/browser.js';
import { encodings } from '../support/http/body-encodings.js';
import {
  activatedPerson,
  type KnownPerson,
  loggedInPerson,
  logIn,
  register,
  uniqueEmail,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
const browser = () => new Browser(gateway);
const required = 'This field is required.';

beforeAll(() => database.connect());
afterAll(() => database.end());

describe('login', () => {
  let person: KnownPerson;
  beforeAll(async () => (person = await activatedPerson(gateway, mailbox)));

  it.each(encodings)('accepts %s and sets three session cookies and the device cookie', async (_, encode) => {
    const answer = await browser().post(
      '/api/v1/login/',
      encode({ email: person.email, password: person.password }),
    );
    expect([answer.status, answer.body]).toEqual([200, { action: 'LOGIN', status: 'OK' }]);
    const token = '[\\w-]+\\.[\\w-]+\\.[\\w-]+';
    const expires = 'Expires=\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT';
    expect(answer.setCookies).toEqual([
      expect.stringMatching(
        new RegExp(
          `^device=[\\w-]{43}; Max-Age=15552000; Path=/; ${expires}; HttpOnly; Secure; SameSite=Lax$`,
        ),
      ),
      expect.stringMatching(
        new RegExp(
          `^access_token=${token}; Max-Age=(600|599); Path=/; ${expires}; HttpOnly; Secure; SameSite=Lax$`,
        ),
      ),
      expect.stringMatching(
        new RegExp(
          `^refresh_token=${token}; Max-Age=(86400|86399); Path=/; ${expires}; HttpOnly; Secure; SameSite=Lax$`,
        ),
      ),
      expect.stringMatching(
        new RegExp(`^csrftoken=[\\w.-]+; Max-Age=(86400|86399); Path=/; ${expires}; Secure; SameSite=Lax$`),
      ),
    ]);
  });

  it('issues tokens with the claims callers rely on', async () => {
    await logIn(person);
    const claims = JSON.parse(
      Buffer.from(person.browser.jar.get('access_token')!.split('.')[1]!, 'base64url').toString(),
    );
    expect(claims).toMatchObject({ token_type: 'access', user_id: person.userId, jti: expect.any(String) });
    expect(claims.exp - claims.iat).toBe(600);
  });

  it('stores the time of the login', async () => {
    const { rows } = await database.query('SELECT last_login FROM users WHERE id = $1', [person.userId]);
    expect(rows[0].last_login).toBeInstanceOf(Date);
  });

  it('names the missing field', async () => {
    const answer = await browser().post('/api/v1/login/', { email: person.email });
    expect([answer.status, answer.body]).toEqual([400, { password: [required] }]);
  });

  it('is refused alike for a wrong password, an unknown, an inactive and a deleted account', async () => {
    const inactive = await register(gateway);
    const deleted = await activatedPerson(gateway, mailbox);
    await database.query('UPDATE users SET is_deleted = true WHERE id = $1', [deleted.userId]);
    const tries = [
      { email: person.email, password: 'not the password' },
      { email: uniqueEmail('nobody'), password: 'not the password' },
      { email: inactive.email, password: inactive.password },
      { email: deleted.email, password: deleted.password },
    ];
    for (const credentials of tries) {
      const answer = await browser().post('/api/v1/login/', credentials);
      expect([answer.status, answer.body, answer.setCookies]).toEqual([
        401,
        {
          detail: 'No active account found with the given credentials',
          code: 'session.credentials_rejected',
        },
        [],
      ]);
    }
  });
});

describe('a session', () => {
  let person: KnownPerson;
  beforeAll(async () => (person = await loggedInPerson(gateway, mailbox)));
  const invalid = { detail: 'Token is invalid or expired', code: 'token_not_valid' };

  it.each(['/api/v1/test/', '/api/v1/test'])('is accepted at %s', async (path) => {
    const answer = await person.browser.post(path);
    expect([answer.status, answer.body]).toEqual([200, { status: 'OK' }]);
  });

  it('is verified over HTTP with the same answer as over Kafka', async () => {
    const answer = await browser().post('/api/v1/verify/', { token: person.browser.jar.get('access_token') });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        status: 'OK',
        user_id: person.userId,
        permissions: {
          is_superuser: false,
          is_staff: false,
          is_active: true,
          is_admin: false,
          is_deleted: false,
        },
      },
    ]);
  });

  it.each([['garbage'], ['a.b.c']])('is refused for the token %j', async (token) => {
    const answer = await browser().post('/api/v1/verify/', { token });
    expect([answer.status, answer.body]).toEqual([401, { status: 'FAIL', user_id: '', permissions: '' }]);
  });

  it('is not verified by its refresh token or without a token', async () => {
    const refresh = person.browser.jar.get('refresh_token');
    expect((await browser().post('/api/v1/verify/', { token: refresh })).status).toBe(401);
    expect((await browser().post('/api/v1/verify/', {})).body).toEqual({ token: [required] });
  });

  it('is refreshed by its cookie alone; a second request gets the same successor', async () => {
    const spent = person.browser.jar.get('refresh_token')!;
    const answer = await person.browser.post('/api/v1/login/refresh/', undefined, {
      headers: { 'X-CSRFToken': '' },
    });
    expect([answer.status, answer.body]).toEqual([200, { action: 'REFRESH', status: 'OK' }]);
    expect(answer.setCookies).toHaveLength(3);
    expect(person.browser.jar.get('refresh_token')).not.toBe(spent);
    const again = browser();
    again.jar.set('refresh_token', spent);
    expect((await again.post('/api/v1/login/refresh/')).status).toBe(200);
    expect(jtiOf(again.jar.get('refresh_token'))).toBe(jtiOf(person.browser.jar.get('refresh_token')));
    expect((await person.browser.post('/api/v1/test/')).status).toBe(200);
  });

  it('is not refreshed without a refresh cookie or with an access token in its place', async () => {
    const without = await browser().post('/api/v1/login/refresh/');
    expect([without.status, without.body]).toEqual([403, { reason: expect.any(String) }]);
    const access = person.browser.jar.get('access_token');
    const swapped = await browser().post('/api/v1/login/refresh/', undefined, {
      headers: { Cookie: `refresh_token=${access}` },
    });
    expect([swapped.status, swapped.body]).toEqual([401, invalid]);
  });

  it('is required on every guarded entry point', async () => {
    for (const path of ['/api/v1/test/', '/api/v1/logout/']) {
      const answer = await browser().post(path);
      expect([answer.status, answer.body]).toEqual([
        401,
        { detail: 'Authentication credentials were not provided.', code: 'session.not_authenticated' },
      ]);
    }
  });

  it('ends on every entry point with the logout', async () => {
    const { access_token: access, refresh_token: refresh } = cookiesOf(person.browser);
    const answer = await person.browser.post('/api/v1/logout/');
    expect([answer.status, answer.body]).toEqual([200, { action: 'LOGOUT', status: 'OK' }]);
    expect(clearedBy(answer)).toEqual(['access_token', 'csrftoken', 'refresh_token']);
    const test = await browser().post('/api/v1/test/', undefined, {
      headers: { Cookie: `access_token=${access}` },
    });
    expect([test.status, test.body]).toEqual([401, invalid]);
    const refreshed = await browser().post('/api/v1/login/refresh/', undefined, {
      headers: { Cookie: `refresh_token=${refresh}` },
    });
    expect([refreshed.status, refreshed.body]).toEqual([401, invalid]);
    expect((await browser().post('/api/v1/verify/', { token: access })).status).toBe(401);
  });

  it.each(['', 'access_token=broken; refresh_token=broken', 'access_token='])(
    'that does not exist (cookies %j) can be logged out: the cookies are cleared, without an error',
    async (Cookie) => {
      const answer = await browser().post('/api/v1/logout/', undefined, { headers: { Cookie } });
      expect(answer.status).toBe(401);
      expect(clearedBy(answer)).toEqual(['access_token', 'csrftoken', 'refresh_token']);
    },
  );
});

describe('a path', () => {
  it.each(['register', 'login', 'login/refresh', 'verify', 'test', 'logout', 'logout/all'])(
    '%s accepts POST only',
    async (path) => {
      for (const suffix of ['', '/']) {
        const answer = await browser().get(`/api/v1/${path}${suffix}`);
        expect([answer.status, answer.body]).toEqual([
          405,
          { detail: expect.any(String), code: 'request.method_not_allowed' },
        ]);
        expect(answer.headers.get('allow')).toContain('POST');
      }
    },
  );

  it('that does not exist answers 404', async () => {
    const answer = await browser().get('/api/v1/nothing/');
    expect([answer.status, answer.body]).toEqual([404, { detail: 'Not found.', code: 'request.not_found' }]);
  });

  it('of every route is in the document', async () => {
    const { body } = await browser().get('/api/v1/openapi.json');
    const paths = Object.keys((body as { paths: object }).paths);
    for (const path of ['register', 'activate', 'login', 'login/refresh', 'verify', 'test', 'logout']) {
      expect(paths).toContain(`/api/v1/${path}`);
    }
    expect((await browser().get('/api/v1/docs')).status).toBe(404);
    expect((await browser().get('/dev/mail')).status).toBe(404);
  });
});

function jtiOf(token = ''): string {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).jti;
}

function cookiesOf({ jar }: Browser): Record<'access_token' | 'refresh_token', string> {
  return { access_token: jar.get('access_token')!, refresh_token: jar.get('refresh_token')! };
}

/** The names of the cookies that a response clears. */
function clearedBy({ setCookies }: Answer): string[] {
  const cleared = setCookies.filter((cookie) => /^\w+=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/.test(cookie));
  return cleared.map((cookie) => cookie.split('=')[0]!).sort();
}
