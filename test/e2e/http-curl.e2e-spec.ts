/** The curl commands of the old service's documentation, with only the address replaced. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { activatedPerson, uniqueEmail } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox } = inject('system');
const run = promisify(execFile);

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'curl-'))));
afterAll(() => rm(folder, { recursive: true }));

/** @param command with `http://localhost:8000` for the gateway, as a person would paste it into a shell */
async function curl(
  command: string,
): Promise<{ status: number; body: unknown; cookies: Record<string, string> }> {
  const here = command.replace('http://localhost:8000', gateway);
  const [headers, body] = [join(folder, 'headers'), join(folder, 'body')];
  await run('sh', ['-c', `${here} --silent --dump-header ${headers} --output ${body}`]);
  const received = await readFile(headers, 'utf8');
  const cookies = [...received.matchAll(/^set-cookie: (\w+)=([^;]*)/gim)].map(([, name, value]) => [
    name,
    value,
  ]);
  return {
    status: Number(/^HTTP\/[\d.]+ (\d{3})/.exec(received)?.[1]),
    body: JSON.parse(await readFile(body, 'utf8')),
    cookies: Object.fromEntries(cookies) as Record<string, string>,
  };
}

describe('the curl session of the old service', () => {
  it('registers', async () => {
    const email = uniqueEmail();
    const { status, body } = await curl(
      `curl --location 'http://localhost:8000/api/v1/register/' --form 'email="${email}"' --form 'password="ghbdtn007"' ` +
        String.raw`--form 'profile="{\"type\": \"worker\", \"first_name\": \"Роман\", \"last_name\": \"Романов\", \"birth_date\": \"2000-08-25T12:00:00+03:00\", \"sex\": \"male\"}"'`,
    );
    expect(status).toBe(201);
    expect(body).toEqual({
      email,
      profile: {
        type: 'worker',
        first_name: 'Роман',
        last_name: 'Романов',
        birth_date: '2000-08-25T12:00:00+03:00',
        sex: 'male',
      },
    });
  });

  it('logs in, refreshes, calls and logs out', async () => {
    const { email, password } = await activatedPerson(gateway, new Mailbox(mailbox));
    const login = await curl(
      `curl --location 'http://localhost:8000/api/v1/login/' --form 'email="${email}"' --form 'password="${password}"'`,
    );
    expect([login.status, login.body]).toEqual([200, { action: 'LOGIN', status: 'OK' }]);
    const refresh = await curl(
      `curl --location --request POST 'http://localhost:8000/api/v1/login/refresh/' --header 'Cookie: refresh_token=${login.cookies['refresh_token']}'`,
    );
    expect([refresh.status, refresh.body]).toEqual([200, { action: 'REFRESH', status: 'OK' }]);
    const { access_token: access, csrftoken: csrf, refresh_token: token } = refresh.cookies;
    const authenticated = `--header 'X-CSRFToken: ${csrf}' --header 'Cookie: access_token=${access}; csrftoken=${csrf}; refresh_token=${token}'`;
    const test = await curl(
      `curl --location --request POST 'http://localhost:8000/api/v1/test/' ${authenticated}`,
    );
    expect([test.status, test.body]).toEqual([200, { status: 'OK' }]);
    const logout = await curl(
      `curl --location --request POST 'http://localhost:8000/api/v1/logout/' ${authenticated}`,
    );
    expect([logout.status, logout.body]).toEqual([200, { action: 'LOGOUT', status: 'OK' }]);
  });
});
