/** docs/reference/events.md describes the event types in libs/auth/src/contract/events.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!);

const document = read('docs/reference/events.md');
/** @returns the table rows below a heading, by the names in their first cell */
function tableOf(heading: string): Map<string, string> {
  const [, section = ''] = document.split(`${heading}\n`);
  const [, body = ''] = section.split(/^\| -.*$/m);
  const rows = matches(body.split('\n\n')[0]!, /^(\| `.*)$/gm);
  return new Map(
    rows.flatMap((row) => matches(row.split(' | ')[0]!, /`([^`]+)`/g).map((name) => [name, row])),
  );
}

const [, contents = ''] = read('libs/auth/src/contract/events.ts').split('interface EventContents {');
const types = contents
  .split('\n}')[0]!
  .split(/^ {2}readonly (?=')/m)
  .slice(1);

describe('the table of event types', () => {
  const rows = tableOf('## auth_events');

  it('has exactly the types of the code', () => {
    expect([...rows.keys()].toSorted()).toEqual(
      types.map((type) => matches(type, /^'([^']+)'/g)[0]!).toSorted(),
    );
  });

  it.each(types.map((type) => [matches(type, /^'([^']+)'/g)[0]!, type]))(
    'names each field of %s',
    (name, type) => {
      const fields = matches(type, /readonly (\w+):/g);
      expect(fields.filter((field) => !rows.get(name)!.includes(`\`${field}\``))).toEqual([]);
    },
  );

  it.each(['account-enabled', 'account-disabled'])('names each reason of %s', (name) => {
    const reasons = matches(
      types.find((type) => type.startsWith(`'${name}'`))!,
      /[:|] '([\w-]+)'/g,
    );
    expect(reasons).not.toEqual([]);
    expect(reasons.filter((reason) => !rows.get(name)!.includes(`\`${reason}\``))).toEqual([]);
  });
});

describe('the table of credentials', () => {
  it('has exactly the credential types of the code', () => {
    const [line = ''] = matches(contents, /credential_type: (.*);/g);
    expect([...tableOf('### Credentials').keys()].toSorted()).toEqual(matches(line, /'([^']+)'/g).toSorted());
  });
});

describe('the table of reasons of revocation', () => {
  it('has exactly the reasons of the code', () => {
    const reasons = matches(read('libs/auth/src/security-event/end-reason.ts'), /\| '(\w+)'/g);
    expect([...tableOf('### Reasons of revocation').keys()].toSorted()).toEqual(reasons.toSorted());
    expect(reasons).not.toEqual([]);
  });
});
