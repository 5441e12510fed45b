import { describe, expect, it } from 'vitest';
import { legacyImports } from '../../../../../test/support/database/legacy/legacy-imports.js';
import { company, hash, user, worker } from '../../../../../test/support/database/legacy/legacy-rows.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';

const { run, rows, clearDatabase, oldDatabase } = legacyImports();

describe('import of users', () => {
  it('keeps all valid fields', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(70, 'Full@Example.com', {
        phones: `'{"home": "+7 900", "others": [84951]}'`,
        number: `'1234567890123'`,
        old_numbers: `'{3210987654321}'`,
        inn: `'123456789012'`,
        comment: `'a "comment"'`,
        is_active: 'false',
        is_staff: 'true',
        is_deleted: 'true',
        last_login: `'2021-01-02 03:04:05.678901+00'`,
        additional_email: `'Other@Example.com'`,
      }) + company(70, 70, 'Bank', '{"account": 40702810900000012345}'),
    );
    const { remarks } = await run(from);
    expect(remarks).toEqual([]);
    expect(await rows(`SELECT *, last_login::text FROM users WHERE id = 70`)).toMatchObject([
      {
        email: 'full@example.com',
        additional_email: 'other@example.com',
        phones: ['+7 900', '84951'],
        number: '1234567890123',
        old_numbers: ['3210987654321'],
        inn: '123456789012',
        comment: 'a "comment"',
        is_active: false,
        is_staff: true,
        is_deleted: true,
        language: 'ru',
        last_login: expect.stringContaining('05.678901'),
      },
    ]);
    expect(
      await rows('SELECT bank_details::text AS details FROM company_profiles WHERE user_id = 70'),
    ).toEqual([{ details: '{"account": 40702810900000012345}' }]);
  });

  it('does not reuse the id of an erased user', async () => {
    await clearDatabase();
    await rows(
      `INSERT INTO audit_entries (id, action, target_type, target_id) VALUES (gen_random_uuid(), 'user.erased', 'user', '76')`,
    );
    const { remarks } = await run(await oldDatabase('2023-11', user(76, 'late@example.com')));
    expect(remarks).toEqual(['users 76 changed: has the new id 77: the old id cannot be used']);
    expect(await rows('SELECT FROM users WHERE id = 76')).toEqual([]);
  });

  it('skips users whose email address is taken in another case, and their profiles', async () => {
    await clearDatabase();
    await rows(
      `INSERT INTO users (id, subject, email, password_hash, language)
       VALUES (900, gen_random_uuid(), 'here@example.com', '!', 'en')`,
    );
    const from = await oldDatabase(
      '2023-11',
      user(71, 'Twin@example.com') +
        user(72, 'TWIN@example.com') +
        user(73, 'HERE@example.com') +
        user(74, 'twin@EXAMPLE.com') +
        user(75, 'invalid') +
        worker(72, 72),
    );
    const { remarks, counts } = await run(from, 2);
    expect(remarks).toEqual([
      'users 72 skipped: old user 71 has the same email address (case is ignored)',
      'users 73 skipped: user 900 already has this email address (case is ignored)',
      'users 74 skipped: user 71 already has this email address (case is ignored)',
      'users 75 skipped: the email address is not accepted: Enter a valid email address.',
      'worker profiles 72 skipped: user 72 was not imported',
    ]);
    expect(counts.get('users')).toMatchObject({ imported: 5, skipped: 4 });
    const again = await run(await oldDatabase('2023-09'), 1000);
    expect(again.counts.get('users')).toMatchObject({ imported: 0, skipped: 4 });
  });

  it('normalises email addresses, and reports changes other than case', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(71, ' Blank@Example.com ') +
        user(72, 'x@почта.рф', { additional_email: `'y@exam\u200bple.com'` }) +
        user(73, 'ann@exam\u200bple.com') +
        user(74, 'blank@example.com'),
    );
    expect((await run(from, 1000)).remarks).toEqual([
      'users 71 changed: logs in as blank@example.com: the email address is normalised',
      'users 72 changed: logs in as x@xn--80a1acny.xn--p1ai: the email address is normalised; ' +
        'additional email address is dropped: Remove the invisible characters from the email address.',
      'users 73 skipped: the email address is not accepted: Remove the invisible characters from the email address.',
      'users 74 skipped: old user 71 has the same email address (case is ignored)',
    ]);
  });

  it('replaces ids below 1 and infinite timestamps, and reports both', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(0, 'zero@example.com') + user(-5, 'minus@example.com', { last_login: `'infinity'` }),
    );
    const { remarks } = await run(from, 1000);
    expect(remarks).toEqual([
      expect.stringMatching(
        /^users -5 changed: has the new id \d+: the old id cannot be used; infinite timestamps are replaced$/,
      ),
      expect.stringMatching(/^users 0 changed: has the new id \d+: the old id cannot be used$/),
    ]);
  });

  it('skips a duplicate email address within one batch', async () => {
    await clearDatabase();
    const from = await oldDatabase('2023-11', user(71, 'Twin@example.com') + user(72, 'TWIN@example.com'));
    const { remarks } = await run(from, 1000);
    expect(remarks).toEqual(['users 72 skipped: old user 71 has the same email address (case is ignored)']);
  });

  it('replaces an id that is taken or too large, and applies the new id to profiles and grants', async () => {
    await clearDatabase();
    await rows(
      `INSERT INTO users (id, subject, email, password_hash, language)
       VALUES (3, gen_random_uuid(), 'third@example.com', '!', 'en')`,
    );
    const { remarks } = await run(await oldDatabase('2023-11', user(3_000_000_000, 'huge@example.com')));
    expect(remarks).toEqual([
      expect.stringMatching(/^users 3 changed: has the new id \d+: the old id cannot be used$/),
      expect.stringMatching(/^users 3000000000 changed: has the new id \d+: the old id cannot be used$/),
    ]);
    const moved = await rows(
      `SELECT id, profile_type FROM users WHERE email IN ('worker@example.com', 'huge@example.com') ORDER BY id`,
    );
    expect(moved).toEqual([
      { id: 5, profile_type: 'worker' },
      { id: 6, profile_type: null },
    ]);
    expect(await rows('SELECT count(*)::int FROM permission_grants WHERE user_id = 5')).toEqual([
      { count: 4 },
    ]);
  });

  it('replaces unusable hashes and hashes with too many iterations by one that matches no password', async () => {
    await clearDatabase();
    const hostile = hash.replace('600000', '2000001');
    const from = await oldDatabase(
      '2023-11',
      user(71, 'hostile@example.com', { password: `'${hostile}'` }) +
        user(72, 'unusable@example.com', { password: `'!'` }),
    );
    const { remarks } = await run(from);
    expect(remarks).toEqual(
      [71, 72].map(
        (id) => `users ${id} changed: must set a new password: the old password hash is not supported`,
      ),
    );
    const hashes = await rows('SELECT password_hash FROM users WHERE id > 70');
    for (const { password_hash } of hashes) {
      expect(password_hash).toMatch(/^\$argon2id\$/);
      expect(await passwordHasher().verify(password_hash, '!')).toBe(false);
    }
  });

  it('drops and reports a duplicate additional email, an invalid account number and the avatar', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(71, 'a@example.com', { additional_email: `'same@example.com'` }) +
        user(72, 'b@example.com', {
          additional_email: `'SAME@example.com'`,
          number: `'12'`,
          avatar: `'me.png'`,
        }),
    );
    expect((await run(from)).remarks).toEqual([
      'users 72 changed: additional email address is dropped: it is taken; ' +
        'account number is dropped: it is not 13 digits; ' +
        'avatar is dropped: its file is not in the database',
    ]);
  });

  it('imports one profile per user, the company first, and skips profiles of an unknown sex', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(71, 'two@example.com') +
        user(72, 'other@example.com') +
        company(71, 71, 'Two') +
        worker(71, 71) +
        worker(72, 72, '2000-01-01', 'other'),
    );
    expect((await run(from)).remarks).toEqual([
      'worker profiles 71 skipped: the user has a company profile',
      'worker profiles 72 skipped: the sex is neither male nor female',
    ]);
  });

  it('keeps the birth date that was entered in any time zone', async () => {
    await clearDatabase();
    const births = [
      ['noon in Moscow', '2000-08-25 12:00+03', '2000-08-25'],
      ['midnight in Moscow', '2000-08-25 00:00+03', '2000-08-25'],
      ['midnight in Moscow in the summers of then', '1985-06-01 00:00+04', '1985-06-01'],
      ['midnight in Vladivostok', '2000-08-25 00:00+10', '2000-08-25'],
      ['midnight in Kaliningrad', '2000-08-25 00:00+02', '2000-08-25'],
      ['midnight in UTC', '2000-08-25 00:00+00', '2000-08-25'],
      ['noon in Kamchatka', '2000-08-25 12:00+12', '2000-08-25'],
      ['late in the evening in Moscow', '2000-08-25 23:30+04', '2000-08-25'],
      ['midnight in New York', '2000-08-25 00:00-04', '2000-08-25'],
    ] as const;
    const additions = births.map(
      ([, instant], index) =>
        user(100 + index, `born${index}@example.com`) + worker(100 + index, 100 + index, instant),
    );
    await run(await oldDatabase('2023-11', additions.join('')));
    const days = await rows(
      'SELECT birth_date::text AS day FROM worker_profiles WHERE user_id >= 100 ORDER BY user_id',
    );
    expect(births.map(([typed], index) => [typed, days[index].day])).toEqual(
      births.map(([typed, , day]) => [typed, day]),
    );
  });
});
