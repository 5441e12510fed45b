/** Reads a new password, from a prompt or from the first line of standard input. */
import { invalidOptions } from '#errors';
import type { InquirerService } from 'nest-commander';
import { assertDecoded, readFirstLineOfStdin } from '../utf8-input.js';

/** @throws CodedError `request.invalid_fields` without a password, and if the repeated password differs */
export async function readNewPassword(inquirer: InquirerService): Promise<string> {
  const password = process.stdin.isTTY ? await prompt(inquirer) : await readFirstLineOfStdin();
  if (!password) throw invalidOptions({ password: 'Pipe the password to standard input.' });
  return password;
}

async function prompt(inquirer: InquirerService): Promise<string> {
  const answers = await inquirer.ask<{ password: string; repeated: string }>('new-password', {});
  assertDecoded([answers.password], 'The input');
  if (answers.password !== answers.repeated)
    throw invalidOptions({ password: 'The passwords do not match.' });
  return answers.password;
}
