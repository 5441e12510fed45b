import { describe, expect, it } from 'vitest';
import { isGuessableDate } from './guessable-date.js';
import { passwordFaults } from './password-rules.js';

const faults = (password: string, known: readonly string[] = []) =>
  passwordFaults(password, { email: 'user@example.com', minLength: 8, known });

const separated = [
  'p.a.s.s.w.o.r.d',
  'p-a-s-s-w-o-r-d',
  'p_a_s_s_w_o_r_d',
  'P A S S W O R D',
  'p*a*s*s*w*o*r*d',
  'p.a.s.s.w.0.r.d',
  'pa.ss.wo.rd',
  'pass.word',
  'pass-word-2024',
  'pass_word!',
  'i.love.you',
  'I-Love-You',
  'i love you 1999',
  'q.w.e.r.t.y.u.i',
  'qwer-tyui-op',
  '1-2-3-4-5-6-7-8',
  '1.2.3.4.5.6',
  '12-34-56-78',
  'let-me-in-1',
  'sun.shine',
  'foot/ball',
  'п.а.р.о.л.ь.1',
  'п-р-и-в-е-т',
  'мой.пароль',
];

const dates = [
  '12.05.1990',
  '19900512',
  '12051990',
  '12051990xx',
  'xx12051990',
  '05121990',
  '12/05/1990',
  '12-05-1990',
  '12 05 1990',
  '1990-05-12',
  '1990.12.05',
  '2.5.1990',
  '12.05.90',
  '120590!!',
  '12.05.1990г',
  '12may1990',
  'may 12, 1990',
  '12 мая 1990',
  '12мая1990!',
  'January 1 2001',
  '1205199001061992',
  '31.12.2025',
];

const russian = [
  'солнышко',
  'Солнышко1',
  'cjkysirj',
  'Cjkysirj99',
  'любовь2020',
  'k.,jdm2020',
  'привет12',
  'ghbdtn12',
  'Ghbdtn2024!',
  'наташа1985',
  'yfnfif1985',
  'чебурашка',
  'xt,ehfirf',
  'красавица!',
  'rhfcfdbwf!',
  'зфыыцщкв',
  'йцукенгш',
  'ятебялюблю',
  'zNt,zK.,k.',
  'спартак1',
  'cgfhnfr1',
  'медведь77',
  'vtldtlm77',
];

describe('a variant of a common password', () => {
  it('is tested with at least 60 passwords per list', () => {
    expect(separated.length + dates.length + russian.length).toBeGreaterThanOrEqual(60);
  });

  it.each([...separated, ...dates, ...russian].filter((password) => password.length >= 8))(
    'is refused: %s',
    (password) => expect(faults(password)).not.toEqual([]),
  );
});

describe('a name from public data', () => {
  it.each(['к.у.з.н.е.ц.о.в', 'kuz-netsov', 'k_u_z_n_e_t_s_o_v'])(
    'is refused with separators: %s',
    (password) => {
      expect(faults(password, ['Кузнецов'])).not.toEqual([]);
    },
  );
});

describe('an uncommon password', () => {
  it.each([
    'ghbdtn007',
    'pwdtoanotheruser',
    'correct horse battery',
    'dragonfly kettle',
    'Monkey-202011',
    'снежинка на ладони',
    'кот-в-сапогах-и-шляпе',
    'sapphire-12.05.1990',
    '12 слонов 1990 бананов',
    '1990 ways to leave',
    '99.13.4571',
    '49.99.7781',
    'march of 12 penguins',
  ])('is accepted: %s', (password) => {
    expect(faults(password)).toEqual([]);
  });

  it.each(['13.13.1990', '32.05.1990', '00.05.1990', '99990512'])('is no date: %s', (password) => {
    expect(isGuessableDate(password)).toBe(false);
  });
});

it('of the maximum length is checked without catastrophic backtracking', () => {
  for (const piece of ['1', '12', '1.', '12.05.', 'may', '12.05.1990', 'p.']) {
    expect(isGuessableDate(piece.repeat(128).slice(0, 128))).toBe(false);
  }
});
