import { describe, expect, it } from 'vitest';
import { parseMultipart } from './multipart-form.js';

const read = (type: string) =>
  parseMultipart(
    Buffer.from(`--b\r\nContent-Disposition: form-data; name="a"\r\n${type}\r\n\r\nabcd\r\n--b--\r\n`),
    'multipart/form-data; boundary=b',
  );

describe('the media type of a part', () => {
  it.each([
    'Content-Type: text/plain; charset=utf-8',
    'Content-Type: text/plain;charset="UTF-8"; format=flowed',
    'Content-Type: text/plain;\r\n charset=ISO-8859-1',
    'Content-Type: application/json',
    'Content-Type: text',
  ])('%j is accepted with ASCII text', async (type) => {
    expect(await read(type)).toEqual([['a', 'abcd']]);
  });

  it.each([
    ['in an extended parameter', "Content-Type: text/plain; charset*=utf-8''utf-16le"],
    ['behind an open quotation mark', 'Content-Type: text/plain; charset="utf-16le'],
    ['behind another in quotation marks', 'Content-Type: text/plain; x="; charset=utf-8"; charset=utf-16le'],
    ['behind a line separator', 'Content-Type: text/plain\u2028; charset=utf-16le'],
    [
      'behind a header that looks like it',
      'X: y\u2028content-type: a/b\r\nContent-Type: a/b; charset=utf-16le',
    ],
  ])('that hides UTF-16 %s is rejected instead of decoded', async (_, type) => {
    await expect(read(type)).rejects.toMatchObject({
      code: expect.stringMatching(/^request\.(malformed|charset_unsupported)$/),
    });
  });
});
