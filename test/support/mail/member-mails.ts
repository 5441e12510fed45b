/** Changes of the people of a company, each of which causes a mail. */
import type { SystemAddresses } from '../apps/system.js';
import { api, create, employment, remove } from '../people/organisations.js';
import type { KnownPerson } from '../people/people.js';

interface MemberMail {
  readonly to: string;
  readonly owner: KnownPerson;
}

/** @returns what causes the mail of each template, with its reader */
export function memberMails(system: SystemAddresses) {
  const memberMail =
    (
      reader: 'worker' | 'company',
      change: (job: Awaited<ReturnType<typeof employment>>) => Promise<unknown>,
    ) =>
    async (): Promise<MemberMail> => {
      const job = await employment(system);
      await change(job);
      return { to: job[reader].email, owner: job[reader] };
    };
  return {
    'member-removed': memberMail('worker', ({ company, worker }) =>
      remove(company.browser, `companies/${company.userId}/members/${worker.userId}/`),
    ),
    'member-moved': memberMail('worker', async ({ company, worker, department }) => {
      const { id } = await create(company.browser, 'departments/', { name: 'Dispatch' });
      const path = `departments/${department.id}/workers/${worker.userId}/move/`;
      return company.browser.post(api(path), { department_id: id });
    }),
    'member-left': memberMail('company', ({ company, worker }) =>
      remove(worker.browser, `me/companies/${company.userId}/`),
    ),
    'member-by-admin': memberMail('company', ({ admin, company, worker }) =>
      remove(admin, `companies/${company.userId}/members/${worker.userId}/`),
    ),
    'company-left': memberMail('worker', ({ company, worker }) =>
      remove(worker.browser, `me/companies/${company.userId}/`),
    ),
  };
}
