/** What the list of mails keeps in its address. */
import type { Schemas } from '../api/client.js';
import type { ListAddress } from '../ui/list-address.js';

type Mail = Schemas['MailDto'];

export const states = ['waiting', 'failed', 'sent'] as const satisfies readonly Mail['state'][];
export const sorts = ['id', '-id'] as const;

export interface MailsAddress extends ListAddress {
  readonly sort?: (typeof sorts)[number] | undefined;
  readonly state?: Mail['state'] | undefined;
  readonly template?: Mail['template'] | undefined;
}
