/** The option `--type <type>`, which commands that draft or create profiles have. */
import type { ProfileType } from '#auth/user';
import { wrongUse } from '../usage-error.js';

const types: readonly string[] = ['worker', 'tenant', 'company'] satisfies ProfileType[];

export const profileTypeOption = { flags: '--type <type>', description: 'worker, tenant or company' };

export function parseProfileType(text: string): ProfileType {
  if (!types.includes(text)) {
    throw wrongUse({ type: `Enter ${types.join(', ')}, not ${JSON.stringify(text)}.` });
  }
  return text as ProfileType;
}
