import { loadSettings } from '#config';
import { languages } from '#errors';
import { describe, expect, it } from 'vitest';
import type { MailTemplate } from '../outbox/outbox-mail.entity.js';
import { exampleParameters } from './example-parameters.js';
import { MailTemplates } from './mail-templates.js';

const { brand, account } = loadSettings({
  SECRET_KEY: 'k7Wq2pXv9Lr4Tn8Zb3Mf6Yc1Hd5Gs0Ja',
  DATABASE_URL: 'postgres://localhost/gatehouse',
  EMAIL_HOST: 'smtp.example.com',
  PUBLIC_URL: 'https://auth.example.com',
  DEFAULT_FROM_EMAIL: 'no-reply@auth.example.com',
  BRAND_NAME: 'Riverside',
  MAIL_FOOTER: 'Riverside Housing Association, 1 River Street, Riverside, the office on the second floor',
  SUPPORT_ADDRESS: 'help@example.com',
});
const templates = new MailTemplates({ brand, account });

const examples = Object.entries(exampleParameters).flatMap(([template, all]) =>
  all.flatMap((parameters, index) =>
    languages.map((language) => ({ template: template as MailTemplate, language, index, parameters })),
  ),
);

const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The sentences between the heading and the frame's end, without the address below the button. */
function sentencesOfHtml(html: string): string {
  const [, content = ''] = /<\/h1>(.*)<\/td><\/tr><\/table>\n<p class="soft"/s.exec(html) ?? [];
  return spaced(
    content
      .replace(/<p class="soft"[^>]*>[^<]*<br><a class="address".*?<\/p>/s, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );
}

/** The same for a text part: without the signature, links, the colon of a link's name and marks of lists. */
function sentencesOfText(text: string): string {
  const [content = ''] = text.split('\n-- \n');
  return spaced(content.replaceAll(/:\nhttps:\S+/g, '').replaceAll(/^- /gm, ''));
}

describe.each(examples)('the mail $template in $language, example $index', ({ parameters, ...kind }) => {
  const { html, text } = templates.render(kind, parameters);

  it('has the same sentences in its HTML and text parts', () => {
    expect(sentencesOfHtml(html).length).toBeGreaterThan(50);
    expect(sentencesOfText(text)).toBe(sentencesOfHtml(html));
  });

  it('has lines under 78 characters in its text part, except links', () => {
    const lines = text.split('\n').filter((line) => !/^https:\S+$/.test(line));
    expect(lines.filter((line) => line.length >= 78)).toEqual([]);
    expect(text).not.toMatch(/\n{3}/);
  });

  it('ends with the brand, the address for help and the footer', () => {
    const help = kind.language === 'en' ? 'Help' : 'Помощь';
    const footer =
      'Riverside Housing Association, 1 River Street, Riverside, the office on the\nsecond floor';
    expect(text).toContain(`\n\n-- \nRiverside · ${help}: help@example.com\n\n${footer}\n`);
  });
});

describe('the time in a mail', () => {
  it.each([
    ['en', 'changed on 27 November 2026 at 08:00 (GMT+3).'],
    ['ru', 'изменён 27 ноября 2026 г. в 08:00 (GMT+3).'],
  ] as const)('is written in %s and in TIME_ZONE', (language, sentence) => {
    const { text } = templates.render(
      { template: 'password-changed', language },
      { time: '2026-11-27 05:00 UTC' },
    );
    expect(spaced(text)).toContain(sentence);
  });
});
