import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#config';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exampleParameters } from './example-parameters.js';
import { loadTemplates, reportedTemplates } from './load-templates.js';
import type { MailTemplates } from './mail-templates.js';

const settings = loadSettings({
  SECRET_KEY: 'k7Wq2pXv9Lr4Tn8Zb3Mf6Yc1Hd5Gs0Ja',
  DATABASE_URL: 'postgres://localhost/gatehouse',
  EMAIL_HOST: 'smtp.example.com',
  PUBLIC_URL: 'https://auth.example.com',
  DEFAULT_FROM_EMAIL: 'no-reply@auth.example.com',
});

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'templates-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (file: string, template: string) => writeFileSync(join(folder, file), template);
const reset = (templates: MailTemplates) =>
  templates.render({ template: 'password-reset', language: 'en' }, exampleParameters['password-reset'][0]!);

describe('a folder of mail templates', () => {
  it('replaces single templates; others stay built in', () => {
    put(
      'password-reset.en.text.hbs',
      '{{#layoutText}}\nYour reset at Riverside:\n{{resetLink}}\n{{/layoutText}}\n',
    );
    const { templates, replaced, faults } = loadTemplates(folder, settings);
    expect([replaced, faults]).toEqual([['password-reset.en.text.hbs'], []]);
    expect(reset(templates).text).toMatch(/^Your reset at Riverside:\nhttps:.*\n\n-- \nGatehouse\n$/);
    expect(reset(templates).html).toBe(reset(loadTemplates(undefined, settings).templates).html);
  });

  it('replaces the layout and the button of all mails', () => {
    put(
      'layout.html.hbs',
      '<!doctype html><title>{{subject}}</title><img src="https://cdn.example.com/a.png">{{{content}}}',
    );
    put('button.html.hbs', '<a class="own" href="{{address}}">{{words}}</a>');
    const { templates, faults } = loadTemplates(folder, settings);
    expect(faults).toEqual([]);
    expect(reset(templates).html).toMatch(
      /^<!doctype html>.*a\.png.*<a class="own" href="https:[^"]*">Set a new/s,
    );
  });

  const linkless = 'the link of the mail is missing';
  it.each([
    ['a syntax error', 'password-reset.en.html.hbs', '<p>\n{{#if x}}', 'Parse error on line 2'],
    ['an unknown variable', 'password-reset.en.text.hbs', 'Hello\n{{link}}', '"link" in line 2 is unknown'],
    [
      'an unknown condition',
      'password-reset.en.text.hbs',
      '{{#if soon}}{{/if}}',
      '"soon" in line 1 is unknown',
    ],
    [
      'an unknown button',
      'password-reset.en.html.hbs',
      '{{button link "Go"}}',
      '"link" in line 1 is unknown',
    ],
    ['an unknown value in the layout', 'layout.text.hbs', '{{contents}}', '"contents" in line 1 is unknown'],
    [
      'an unknown function',
      'password-reset.en.text.hbs',
      '{{shout resetLink}}',
      '"shout" in line 1 is unknown',
    ],
    ['no link', 'password-reset.en.html.hbs', '<p>Hello</p>', linkless],
    [
      'a link of another kind of mail',
      'password-changed.ru.text.hbs',
      '{{resetLink}}',
      '"resetLink" in line 1 is unknown',
    ],
    ['no content', 'layout.html.hbs', '<h1>{{subject}}</h1>', linkless],
    ['an unknown name', 'password-reset.de.text.hbs', 'Hallo', 'no template has this name'],
  ])('reports a template with %s and uses the built-in one', (_fault, file, template, reason) => {
    put(file, template);
    const { templates, replaced, faults } = loadTemplates(folder, settings);
    expect({ replaced, faults }).toEqual({ replaced: [], faults: [{ path: join(folder, file), reason }] });
    expect(reset(templates)).toEqual(reset(loadTemplates(undefined, settings).templates));
  });

  it('reports a template that cannot be read', () => {
    mkdirSync(join(folder, 'activation.ru.html.hbs'));
    const [fault] = loadTemplates(folder, settings).faults;
    expect(fault).toEqual({
      path: join(folder, 'activation.ru.html.hbs'),
      reason: 'it cannot be read (EISDIR)',
    });
  });

  it('reports a fault in a sentence that only some mails of a kind have', () => {
    put('second-factor.en.text.hbs', '{{#if passkey_refused}}{{frame.wrong}}{{/if}}{{when time}}');
    expect(loadTemplates(folder, settings).faults).toMatchObject([
      { reason: '"wrong" in line 1 is unknown' },
    ]);
  });

  it('uses good templates beside broken ones', () => {
    put('layout.text.hbs', '{{contents}}');
    put('password-reset.en.text.hbs', '{{#layoutText}}Own words: {{resetLink}}{{/layoutText}}');
    const { templates, replaced } = loadTemplates(folder, settings);
    expect(replaced).toEqual(['password-reset.en.text.hbs']);
    expect(reset(templates).text).toMatch(/^Own words:\nhttps:.*\n\n-- \n/);
  });

  it('that does not exist is reported', () => {
    const { faults } = loadTemplates(join(folder, 'none'), settings);
    expect(faults).toEqual([{ path: join(folder, 'none'), reason: 'it cannot be read (ENOENT)' }]);
  });

  it('ignores hidden files', () => {
    put('.data', 'of Kubernetes');
    expect(loadTemplates(folder, settings).faults).toEqual([]);
  });

  it('is reported in one line for each fault, and one line for all templates in use', () => {
    const [log, warn] = (['log', 'warn'] as const).map((level) =>
      vi.spyOn(Logger.prototype, level).mockReturnValue(undefined),
    );
    put('activation.en.text.hbs', '{{link}}');
    put('activation.ru.text.hbs', '{{link');
    reportedTemplates(folder, settings);
    expect(log!.mock.calls).toEqual([[`Mail templates from ${folder}: activation.en.text.hbs`]]);
    const path = join(folder, 'activation.ru.text.hbs');
    expect(warn!.mock.calls).toEqual([
      [`${path} is not used for mails: Parse error on line 1. The built-in template is used instead`],
    ]);
    vi.restoreAllMocks();
  });
});
