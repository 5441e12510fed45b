/** The option `--field <name=value>`, which several commands have. */
import { assertDecoded } from '../utf8-input.js';
import { wrongUse } from '../usage-error.js';

export const fieldOption = {
  flags: '--field <name=value>',
  description:
    'A field, such as last_name=Lee; repeat the option for more. Lists are comma-separated, bank_details is JSON, and an empty ' +
    'value clears an optional field',
};

/** @param before the fields of the options before this one */
export function parseField(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  assertDecoded([text], 'The command line');
  const [, name, value] = /^([a-z_]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined) throw wrongUse({ field: `Enter name=value, not ${JSON.stringify(text)}.` });
  if (before.has(name)) throw wrongUse({ field: `${name} is given twice.` });
  return new Map([...before, [name, value!.trim()]]);
}
