import type { SmtpSettings } from '#config';
import { describe, expect, it } from 'vitest';
import { judgeSmtp } from './smtp-check.js';
import { SenderDomainCheck } from './sender-domain-check.js';

const smtp = { host: 'mail.example.com', port: 587, user: 'app', tls: 'opportunistic' } as SmtpSettings;
const codesOf = (findings: readonly { code: string }[] | 'unused') =>
  findings === 'unused' ? findings : findings.map(({ code }) => code);

describe('the check of the SMTP server', () => {
  it('finds an unencrypted connection to another machine', () => {
    const trial = { failed: undefined, isSecure: false };
    expect(codesOf(judgeSmtp(trial, smtp, 'a@b.example'))).toEqual(['smtp.plain']);
    expect(judgeSmtp(trial, { ...smtp, host: '127.0.0.1' }, 'a@b.example')).toEqual([]);
    expect(judgeSmtp({ ...trial, isSecure: true }, smtp, 'a@b.example')).toEqual([]);
  });

  it.each([
    ['connect', 'smtp.unreachable'],
    ['tls', 'smtp.tls'],
    ['login', 'smtp.login'],
    ['sender', 'smtp.sender'],
  ] as const)('names the step %s', (step, code) => {
    const found = judgeSmtp({ failed: { step, reason: '535 no' }, isSecure: true }, smtp, 'a@b.example');
    expect(found).toMatchObject([{ code, parameters: { server: 'mail.example.com:587', reason: '535 no' } }]);
  });
});

describe('the check of the domain of the sender', () => {
  const failure = (code: string) => Object.assign(new Error(code), { code });

  /** @param records by name; an error code for a name without any */
  const run = (records: Record<string, string[] | string>, from = 'Gatehouse <no-reply@auth.city.org>') =>
    new SenderDomainCheck(
      { smtp, from },
      {
        async resolveTxt(name) {
          const found = records[name] ?? 'ENOTFOUND';
          if (typeof found === 'string') throw failure(found);
          return found.map((text) => [text.slice(0, 10), text.slice(10)]);
        },
      },
    ).run();

  const complete = {
    'auth.city.org': ['v=spf1 include:mail.city.org -all', 'google-site-verification=1'],
    '_domainkey.auth.city.org': 'ENODATA',
    '_dmarc.city.org': ['v=DMARC1; p=reject'],
  };

  it('finds nothing where SPF, DKIM and DMARC are set, DMARC at the organisation', async () => {
    expect(await run(complete)).toEqual([]);
  });

  it('finds what is missing', async () => {
    expect(codesOf(await run({}))).toEqual(['sender.no_spf', 'sender.no_dkim', 'sender.no_dmarc']);
  });

  it('finds records that protect nothing', async () => {
    const found = await run({
      ...complete,
      'auth.city.org': ['v=spf1 +all'],
      '_dmarc.auth.city.org': ['v=DMARC1; p=none; rua=mailto:a@city.org'],
    });
    expect(codesOf(found)).toEqual(['sender.open_spf', 'sender.dmarc_none']);
    const twice = await run({ ...complete, 'auth.city.org': ['v=spf1 -all', 'v=spf1 ~all'] });
    expect(codesOf(twice)).toEqual(['sender.several_spf']);
  });

  it.each(['ECONNREFUSED', 'ETIMEOUT', 'ESERVFAIL'])('says nothing about records after %s', async (code) => {
    expect(codesOf(await run({ ...complete, 'auth.city.org': code }))).toEqual(['sender.unresolved']);
  });

  it.each(['a@localhost', 'a@mail.internal', 'a@[192.0.2.1]', 'a@x.test'])(
    'is not asked for %s',
    async (from) => {
      expect(await run({}, from)).toBe('unused');
    },
  );
});
