/** Why a person holds permissions, over HTTP and in the shell. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { runCommand } from '../support/apps/run-command.js';
import { api, create, employment, notFound } from '../support/people/organisations.js';

const system = inject('system');
const name = `gate_${randomBytes(4).toString('hex')}`;
const group = `Porters ${name}`;
let people: Awaited<ReturnType<typeof employment>>;

beforeAll(async () => {
  people = await employment(system);
  const { admin, company, worker } = people;
  await create(admin, 'permissions/', { name });
  const grant = { permissions: [`${name} read`, `${name} update`] };
  await admin.post(api(`users/${company.userId}/permissions/`), grant);
  const { id } = await create(admin, 'permission-groups/', {
    name: group,
    permissions: [`${name} read`],
  });
  await admin.post(api(`permission-groups/${id}/apply/`), { user_id: worker.userId });
});

describe('the explanation of permissions', () => {
  it('names the group, the administrator and the company over HTTP', async () => {
    const { admin, company, worker } = people;
    const { status, body } = await admin.get(api(`users/${worker.userId}/permissions/explain/`));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user_id: worker.userId,
      active: true,
      deleted: false,
      superuser: false,
      limited: true,
      companies: [{ id: company.userId }],
      items: [
        {
          name,
          action: 'read',
          held: true,
          effective: true,
          companies: [company.userId],
          groups: [group],
          grant: {
            by: expect.any(Number),
            by_name: expect.stringMatching(/\S/),
            group,
            at: expect.any(String),
          },
        },
      ],
      next: null,
    });
  });

  it('says why a person lacks a permission', async () => {
    const { admin, company, worker } = people;
    const lacking = await admin.get(
      api(`users/${worker.userId}/permissions/explain/?name=${name}&action=update`),
    );
    expect(lacking.body).toMatchObject({
      items: [{ held: false, effective: false, companies: [company.userId], grant: null }],
    });
    const all = await admin.get(api(`users/${worker.userId}/permissions/explain/?name=${name}`));
    expect((all.body as { items: unknown[] }).items).toHaveLength(4);
  });

  it('is printed in the shell, as sentences and as JSON', async () => {
    const { worker } = people;
    const all = await runCommand(['explain', worker.email], system.environment);
    expect(all.stdout).toContain(`User ${worker.userId} has ${name} read.\n`);
    expect(all.stdout).toMatch(/It is granted to them: by user \d+ \(.+\) with the group Porters /);
    const json = await runCommand(['explain', worker.email, `${name} update`, '--json'], system.environment);
    const explained = {
      user_id: worker.userId,
      action: 'update',
      is_held: false,
      companies: [{ holds: true }],
    };
    expect(JSON.parse(json.stdout)).toMatchObject({ items: [explained] });
  });

  it.each(['name=none', `name=${name}&action=fly`, 'action=read', 'limit=1001', 'after=nonsense'])(
    'is refused with %s',
    async (query) => {
      const { admin, worker } = people;
      const { status } = await admin.get(api(`users/${worker.userId}/permissions/explain/?${query}`));
      expect(status).toBe(400);
    },
  );

  it('does not exist for a person who does not exist', async () => {
    const { admin } = people;
    expect(await admin.get(api('users/2147483647/permissions/explain/'))).toMatchObject(notFound);
  });
});
