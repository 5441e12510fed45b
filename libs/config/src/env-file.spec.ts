import { describe, expect, it } from 'vitest';
import { envFileLine, parseEnvFile } from './env-file.js';

const read = (text: string) => parseEnvFile(Buffer.from(text));
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('a .env file', () => {
  it.each<[string, string, Record<string, string>]>([
    ['a # within a word', 'DB_PASS=pa#ss', { DB_PASS: 'pa#ss' }],
    ['a # at the start of a value', 'DB_PASS=#pass', { DB_PASS: '#pass' }],
    ['a comment after a value', 'PORT=8000 # the gateway', { PORT: '8000' }],
    ['a comment after a tab', 'PORT=8000\t# the gateway', { PORT: '8000' }],
    ['a comment in place of a value', 'EMAIL_HOST= # none', { EMAIL_HOST: '' }],
    ['comment lines', '# one\n   # two\nA=1', { A: '1' }],
    ['blanks around the name and the value', '  A =  1  \n', { A: '1' }],
    ['an equals sign in a value', 'SECRET_KEY=ab==', { SECRET_KEY: 'ab==' }],
    ['quotation marks within a value', `A=it's "so"`, { A: `it's "so"` }],
    ['single quotes', `A='pa $s #s \\n "q"'`, { A: 'pa $s #s \\n "q"' }],
    ['an apostrophe in single quotes', `A='it\\'s'`, { A: "it's" }],
    ['double quotes', 'A="a\\tb\\n\\"c\\" \\\\ \\$d # e"', { A: 'a\tb\n"c" \\ $d # e' }],
    ['an unknown escape in double quotes', 'A="C:\\Users"', { A: 'C:\\Users' }],
    ['a comment after quotes', `A='1' # one\nB="2"# `.replace('"# ', '" # '), { A: '1', B: '2' }],
    [
      'several lines in quotes',
      'KEY="-----BEGIN\nabc\n-----END"\nB=2',
      { KEY: '-----BEGIN\nabc\n-----END', B: '2' },
    ],
    ['export', 'export A=1\nexport B', { A: '1' }],
    ['line ends of Windows and of old Macs', 'A=1\r\nB="2"\r\nC=3\rD=4', { A: '1', B: '2', C: '3', D: '4' }],
    ['a value with $', 'A=$B${C}\nB=2', { A: '$B${C}', B: '2' }],
    ['a name assigned twice', 'A=1\nA=2', { A: '2' }],
    ['an empty value', 'A=\nB=\'\'\nC=""', { A: '', B: '', C: '' }],
  ])('is read with %s', (_, text, values) => {
    expect(read(text)).toEqual(values);
  });

  it.each([
    ['UTF-8', Buffer.from('\ufeffA=ключ\nB=2')],
    ['UTF-16LE', Buffer.from('\ufeffA=ключ\r\nB=2', 'utf16le')],
    ['UTF-16BE', utf16be('A=ключ\r\nB=2')],
  ])('keeps its first variable after a byte-order mark of %s', (_, bytes) => {
    expect(parseEnvFile(bytes)).toEqual({ A: 'ключ', B: '2' });
  });

  it.each([
    ['a line that assigns nothing', 'A=1\nDB_PASS hunter2', 'line 2 '],
    ['a line of YAML', 'DB_PASS: hunter2', 'line 1 '],
    ['an open quotation', 'A=1\nB="hunter2\nC=3', 'line 2 '],
    ['text after a quotation', `B="hunter2"hunter2`, 'line 1 '],
    ['a windows-1251 file', Buffer.from([0x41, 0x3d, 0xea, 0xeb, 0x0a]), 'UTF-8'],
    ['UTF-16 without its mark', Buffer.from('A=hunter2', 'utf16le'), 'UTF-8'],
  ])('is refused for %s, without repeating it', (_, content, named) => {
    const parse = () => parseEnvFile(Buffer.from(content));
    expect(parse).toThrow(named);
    expect(parse).not.toThrow(/hunter2/);
  });

  it.each(['plain', "it's", 'a"b\\c$d', 'two\nlines', 'all \'of\n"it\\', '#hash', ' blanks '])(
    'is written so that %j is read back',
    (value) => {
      expect(read(envFileLine('A', value))).toEqual({ A: value });
    },
  );
});
