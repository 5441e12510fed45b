/** The import applies the rules of the HTTP API, and reports each value that it changes or drops. */
import { describe, expect, it } from 'vitest';
import { legacyImports } from '../../../../../test/support/database/legacy/legacy-imports.js';
import { company, tenant, user, worker } from '../../../../../test/support/database/legacy/legacy-rows.js';
import { birthDateFault, contactNumberFault } from '#auth/account';
import { lineFault, multilineFault } from '#text';

const { run, rows, clearDatabase, oldDatabase } = legacyImports();

const json = (value: unknown) => `'${JSON.stringify(value)}'`;

describe('import of profiles', () => {
  it('composes (NFC), trims and collapses spaces, and reports the changed fields', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(71, 'a@example.com') +
        worker(71, 71) +
        `UPDATE authorization_workerprofile SET first_name = ' Анна\u00a0 Мария ', last_name = 'Андре\u0438\u0306',
           surname = 'Ivanovna', position = '' WHERE id = 71;` +
        user(72, 'b@example.com') +
        company(72, 72, ' ООО  «Дом» ') +
        user(73, 'c@example.com') +
        company(73, 73, 'ООО «Дом»'),
    );
    expect((await run(from, 1000)).remarks).toEqual([
      'company profiles 72 changed: name is normalised',
      'company profiles 73 skipped: a company with this name already exists',
      'worker profiles 71 changed: first_name is normalised; last_name is normalised',
    ]);
    expect(
      await rows('SELECT first_name, last_name, surname FROM worker_profiles WHERE user_id = 71'),
    ).toEqual([{ first_name: 'Анна Мария', last_name: 'Андрей', surname: 'Ivanovna' }]);
    expect(await rows('SELECT name FROM company_profiles WHERE user_id IN (72, 73)')).toEqual([
      { name: 'ООО «Дом»' },
    ]);
  });

  it('removes control, bidirectional and invisible characters, and keeps every user', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(71, 'a@example.com') +
        tenant(71, 71, null) +
        `UPDATE authorization_tenantprofile SET first_name = 'Ann' || chr(10) || '2' || chr(9) || 'forged',
           last_name = 'gnp.\u202eexe', surname = '\u3164', snils = '1\u200b2', gis_uid = chr(27) || '[2J',
           military = chr(1), rooms = ARRAY['1' || chr(7), ' 2', '\u2060'] WHERE id = 71;` +
        user(72, 'b@example.com') +
        company(72, 72, '\u200b') +
        user(73, 'c@example.com') +
        company(73, 73, 'Дом\u0007') +
        `UPDATE authorization_companyprofile SET address = 'Nevsky 1' || chr(10) || 'Petersburg' WHERE id = 73;`,
    );
    expect((await run(from, 1000)).remarks).toEqual([
      'company profiles 72 skipped: the name is not accepted: This field may not be blank.',
      'company profiles 73 changed: name had control or invisible characters removed; ' +
        'address had control or invisible characters removed',
      'tenant profiles 71 changed: first_name had control or invisible characters removed; ' +
        'last_name had control or invisible characters removed; ' +
        'surname is dropped: Remove the control and invisible characters.; ' +
        'military is dropped: Remove the control and invisible characters.; ' +
        'snils had control or invisible characters removed; ' +
        'gis_uid had control or invisible characters removed; ' +
        'rooms: 1 of 3 items are dropped because they are invalid or too many; rooms is normalised',
    ]);
    const [profile] = await rows(
      `SELECT first_name, last_name, surname, military, snils, gis_uid, rooms FROM tenant_profiles WHERE user_id = 71`,
    );
    expect(profile).toEqual({
      first_name: 'Ann 2 forged',
      last_name: 'gnp.exe',
      surname: '',
      military: '',
      snils: '12',
      gis_uid: '[2J',
      rooms: ['1', '2'],
    });
    for (const line of Object.values(profile as object).flat()) {
      expect(lineFault(line as string, 255)).toBeUndefined();
    }
    expect(await rows('SELECT name, address FROM company_profiles WHERE user_id = 73')).toEqual([
      { name: 'Дом', address: 'Nevsky 1 Petersburg' },
    ]);
    expect(await rows('SELECT count(*)::int FROM users WHERE id > 70')).toEqual([{ count: 3 }]);
  });

  it('drops an address and bank details that exceed the limits of the HTTP API', async () => {
    await clearDatabase();
    const details = (characters: number) => JSON.stringify({ bik: 'x'.repeat(characters - 10), on: 1 });
    const longNumber = `{"n": 1${'0'.repeat(20_000)}}`;
    const from = await oldDatabase(
      '2023-11',
      [9_999, 10_107].map((size, index) => user(71 + index, `${size}@example.com`)).join('') +
        company(71, 71, 'Fits', details(9_992)) +
        company(72, 72, 'Exceeds', details(10_100)) +
        user(73, 'c@example.com') +
        company(73, 73, 'Number', longNumber) +
        `UPDATE authorization_companyprofile SET address = repeat('a', 1001) WHERE id = 73;`,
    );
    const fault = 'bank_details is dropped: Ensure this field has no more than 10000 characters of JSON.';
    expect((await run(from, 1000)).remarks).toEqual([
      `company profiles 72 changed: ${fault}`,
      `company profiles 73 changed: address is dropped: Ensure this field has no more than 1000 characters.; ${fault}`,
    ]);
    expect(
      await rows(
        'SELECT user_id, bank_details IS NULL AS lost, address FROM company_profiles WHERE user_id > 70 ORDER BY 1',
      ),
    ).toEqual([
      { user_id: 71, lost: false, address: '' },
      { user_id: 72, lost: true, address: '' },
      { user_id: 73, lost: true, address: '' },
    ]);
  });

  it('skips profiles with an infinite birth date, and keeps dates that the HTTP API would reject', async () => {
    await clearDatabase();
    const births = ['infinity', '-infinity', '0044-03-15 BC', '0200-08-25', '1899-12-30', '2999-01-01'];
    const from = await oldDatabase(
      '2023-11',
      births.map((birth, n) => user(71 + n, `p${n}@example.com`) + worker(71 + n, 71 + n, birth)).join(''),
    );
    expect((await run(from, 1000)).remarks).toEqual([
      'worker profiles 71 skipped: the birth date is not a calendar day',
      'worker profiles 72 skipped: the birth date is not a calendar day',
      'worker profiles 73 skipped: the birth date is not a calendar day',
      'worker profiles 74 changed: implausible birth date is kept: This date is too long ago.',
      'worker profiles 75 changed: implausible birth date is kept: This date is too long ago.',
      'worker profiles 76 changed: implausible birth date is kept: This date is in the future.',
    ]);
    const kept = await rows(
      'SELECT birth_date::text AS day FROM worker_profiles WHERE user_id > 70 ORDER BY user_id',
    );
    expect(kept).toEqual([{ day: '0200-08-25' }, { day: '1899-12-30' }, { day: '2999-01-01' }]);
    expect(birthDateFault('2999-01-01')).toBeDefined();
    expect(await rows('SELECT count(*)::int FROM users WHERE id > 70')).toEqual([{ count: 6 }]);
  });
});

describe('import of contact data', () => {
  it('drops and reports what the HTTP API would reject', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-11',
      user(71, 'a@example.com', {
        phones: json(['+7\u00a0921\u00a0123\u201145\u201367', 'call me', '1', '']),
        number: `'123456789012x'`,
        old_numbers: `ARRAY['1234567890123', '12', '123456789012\u0663']`,
        inn: `'12345'`,
        comment: `'one' || chr(10) || 'two' || chr(27) || '[2J\u202e'`,
      }) +
        user(72, 'b@example.com', {
          phones: json(JSON.stringify(['+7 921 123-45-67', 79_211_234_568])),
          inn: `' 1234567890'`,
          comment: `'one' || chr(9) || chr(10) || 'two'`,
        }) +
        user(73, 'c@example.com', {
          phones: json(Array.from({ length: 11 }, (_, n) => `+7 921 123-45-${n + 10}`)),
          old_numbers: `(SELECT array_agg((1000000000000 + n)::text) FROM generate_series(1, 101) AS n)`,
        }),
    );
    expect((await run(from, 1000)).remarks).toEqual([
      'users 71 changed: account number is dropped: it is not 13 digits; ' +
        'phones: 2 of 3 items are dropped because they are invalid or too many; phones is normalised; ' +
        'old_numbers: 2 of 3 items are dropped because they are invalid or too many; ' +
        'inn is dropped: Enter 10 or 12 digits.; comment had control characters removed',
      'users 72 changed: phones were double-encoded JSON and are decoded; inn is normalised',
      'users 73 changed: phones: 1 of 11 items are dropped because they are invalid or too many; ' +
        'old_numbers: 1 of 101 items are dropped because they are invalid or too many',
    ]);
    const people = await rows(
      'SELECT phones, old_numbers, inn, comment FROM users WHERE id > 70 ORDER BY id',
    );
    expect(people).toMatchObject([
      {
        phones: ['+7 921 123-45-67'],
        old_numbers: ['1234567890123'],
        inn: null,
        comment: 'one\ntwo[2J',
      },
      { phones: ['+7 921 123-45-67', '79211234568'], inn: '1234567890', comment: 'one\t\ntwo' },
      { phones: { length: 10 }, old_numbers: { length: 100 } },
    ]);
    for (const { phones, old_numbers: numbers, comment } of people) {
      for (const phone of phones) expect(contactNumberFault('phone', phone)).toBeUndefined();
      for (const number of numbers) expect(contactNumberFault('accountNumber', number)).toBeUndefined();
      expect(multilineFault(comment, 10_000)).toBeUndefined();
    }
  });
});

describe('import of names', () => {
  it('cleans and normalises names of departments, housing and permission groups', async () => {
    await clearDatabase();
    const odd = ` Two\u00a0 words' || chr(27) || '\u200b`;
    const from = await oldDatabase(
      '2023-11',
      `INSERT INTO authorization_department (id, name, company_id) VALUES (9, '${odd}', 1);
       INSERT INTO authorization_housegroup (id, name, provider_id) VALUES (9, '${odd}', NULL);
       INSERT INTO authorization_house (id, zip_code, city, street, number, letter)
         VALUES (9, '12' || chr(7), '${odd}', '${odd}', '1' || chr(7), '\u2060');
       INSERT INTO authorization_area (id, number, house_id) VALUES (9, '${odd}', 9);
       INSERT INTO authorization_permissions (id, action, name, description) VALUES (90, 'read', 'odd', '${odd}');
       INSERT INTO authorization_permissiongroup (id, name, "desc") VALUES (8, '\u200b', ''), (9, '${odd}', '${odd}');`,
    );
    const lost = 'had control or invisible characters removed';
    const remarks = (await run(from, 1000)).remarks;
    expect(remarks).toEqual([
      `departments 9 changed: name ${lost}`,
      `house groups 9 changed: name ${lost}`,
      `houses 9 changed: zip_code ${lost}; city ${lost}; street ${lost}; number ${lost}; ` +
        'letter is dropped: Remove the control and invisible characters.',
      `areas 9 changed: number ${lost}`,
      `permissions 90 changed: description ${lost}`,
      'permission groups 8 skipped: the name is not accepted: This field may not be blank.',
      `permission groups 9 changed: name ${lost}; description ${lost}`,
    ]);
    const names = await rows(
      `SELECT name FROM departments WHERE name LIKE '%words%' UNION ALL SELECT name FROM house_groups
       UNION ALL SELECT city FROM houses UNION ALL SELECT street FROM houses UNION ALL SELECT number FROM areas
       UNION ALL SELECT description FROM permissions WHERE name = 'odd'
       UNION ALL SELECT name FROM permission_groups UNION ALL SELECT description FROM permission_groups`,
    );
    expect(names.filter(({ name }: { name: string }) => name !== 'Two words')).toEqual([]);
    expect(await rows('SELECT zip_code, number, letter FROM houses')).toEqual([
      { zip_code: '12', number: '1', letter: '' },
    ]);
  });
});
