/** Calls of a front end for administrators of accounts and permissions. Compiled, never run. */
import { type Api, ifMatch } from './api.js';

const path = { userId: 2 };
const header = ifMatch(1);
const params = { path, header };
const id = '019aae10-3c00-7000-8000-000000000001';

export async function createUser(api: Api): Promise<number | undefined> {
  const profile = { type: 'company' as const, name: 'Harbour' };
  const { data } = await api.POST('/api/v1/users', { body: { email: 'ann@example.com', profile } });
  await api.POST('/api/v1/users/{userId}/email', { params, body: { email: 'lee@example.com' } });
  await api.GET('/api/v1/users/{userId}/email', { params: { path } });
  await api.DELETE('/api/v1/users/{userId}/email', { params: { path } });
  return data?.user_id;
}

export async function listUsers(api: Api): Promise<string[]> {
  const query = { limit: 50, search: 'Ann', sort: '-last_login' as const, total: true };
  const { data, error } = await api.GET('/api/v1/users', { params: { query } });
  if (error) return [];
  if (data.previous) await api.GET('/api/v1/users', { params: { query: { before: data.previous } } });
  await api.GET('/api/v1/users.csv', { params: { query: { search: 'Ann' } }, parseAs: 'text' });
  return data.items.filter(({ is_active }) => is_active).map(({ email, last_login }) => last_login ?? email);
}

export async function changeUsers(api: Api): Promise<readonly string[]> {
  const body = { action: 'deactivate' as const, user_ids: [2, 3], preview: true };
  const { data } = await api.POST('/api/v1/users/changes', { body });
  return data?.items.map(({ name, outcome, detail }) => `${name} ${outcome} ${detail}`) ?? [];
}

export async function changeUser(api: Api): Promise<string | undefined> {
  const read = await api.GET('/api/v1/users/{userId}', { params: { path } });
  const changed = await api.PATCH('/api/v1/users/{userId}', { params, body: { comment: 'called twice' } });
  if (changed.response.status === 409) return read.data?.comment;
  const answers = [
    await api.PATCH('/api/v1/users/{userId}/flags', { params, body: { is_staff: true } }),
    await api.POST('/api/v1/users/{userId}/deactivate', { params }),
    await api.POST('/api/v1/users/{userId}/profile', {
      params,
      body: { profile: { type: 'company', name: 'Harbour' } },
    }),
    await api.POST('/api/v1/users/{userId}/activate', { params }),
    await api.DELETE('/api/v1/users/{userId}', { params }),
    await api.POST('/api/v1/users/{userId}/restore', { params }),
  ];
  const versions: (number | undefined)[] = answers.map(({ data }) => data?.version);
  const sessions = await api.GET('/api/v1/users/{userId}/sessions', { params: { path } });
  const session = { path: { ...path, id: sessions.data?.items[0]?.id ?? id } };
  await api.DELETE('/api/v1/users/{userId}/sessions/{id}', { params: session });
  await api.DELETE('/api/v1/users/{userId}/sessions', { params: { path } });
  const factors = await api.GET('/api/v1/users/{userId}/second-factor', { params: { path } });
  const passkeys: number | undefined = factors.data?.passkeys;
  await api.DELETE('/api/v1/users/{userId}/second-factor', { params: { path } });
  const events = await api.GET('/api/v1/users/{userId}/security-events', { params: { path } });
  const kind: string | undefined = events.data?.items[0]?.kind;
  const companies = await api.GET('/api/v1/users/{userId}/companies', { params: { path } });
  const areas = await api.GET('/api/v1/users/{userId}/areas', { params: { path, query: { limit: 5 } } });
  const places = [companies.data?.items[0]?.name, areas.data?.items[0]?.address];
  await api.POST('/api/v1/users/{userId}/password-reset', { params: { path } });
  await api.POST('/api/v1/users/{userId}/erase', { params });
  return [...versions, passkeys, kind, ...places].join();
}

export async function seeAvatar(api: Api): Promise<Blob | undefined> {
  const { data } = await api.GET('/api/v1/users/{userId}/avatar', { params: { path }, parseAs: 'blob' });
  await api.DELETE('/api/v1/users/{userId}/avatar', { params: { path } });
  await api.PUT('/api/v1/users/{userId}/avatar', { params: { path }, body: { avatar: 'picture' } });
  return data;
}

export async function grant(api: Api): Promise<readonly string[]> {
  const body = { permissions: ['crm_button read'] };
  const held = await api.GET('/api/v1/users/{userId}/permissions', { params: { path } });
  const granted = await api.POST('/api/v1/users/{userId}/permissions', { params: { path }, body });
  if (granted.error && 'refused' in granted.error) return granted.error.refused as string[];
  const revoked = await api.DELETE('/api/v1/users/{userId}/permissions', { params: { path }, body });
  const names = held.data?.items.map(({ name, action }) => `${name} ${action}`) ?? [];
  return [...names, ...(granted.data?.granted ?? []), ...(revoked.data?.revoked ?? [])];
}

export async function definePermissions(api: Api): Promise<string | undefined> {
  const created = await api.POST('/api/v1/permissions', { body: { name: 'crm_button' } });
  const listed = await api.GET('/api/v1/permissions', { params: { query: { search: 'crm' } } });
  const first = listed.data?.items[0]?.actions[0];
  const named = { path: { name: 'crm_button' }, header };
  await api.GET('/api/v1/permissions/{name}', { params: { path: named.path } });
  await api.PATCH('/api/v1/permissions/{name}', { params: named, body: { description: 'See it' } });
  const one = { path: { name: 'crm_button', action: 'read' as const }, header };
  await api.DELETE('/api/v1/permissions/{name}/{action}', { params: one });
  await api.DELETE('/api/v1/permissions/{name}', { params: named });
  return first ? `${first.action} ${first.description}` : created.data?.name;
}

export async function definePermissionGroups(api: Api): Promise<string[]> {
  const created = await api.POST('/api/v1/permission-groups', { body: { name: 'Dispatcher' } });
  const listed = await api.GET('/api/v1/permission-groups');
  const group = { path: { id: created.data?.id ?? id }, header };
  const read = await api.GET('/api/v1/permission-groups/{id}', { params: { path: group.path } });
  const changes = { permissions: [...(read.data?.permissions ?? []), 'crm_button read'] };
  await api.PATCH('/api/v1/permission-groups/{id}', { params: group, body: changes });
  const applied = await api.POST('/api/v1/permission-groups/{id}/apply', {
    params: { path: group.path },
    body: { user_id: 2 },
  });
  await api.DELETE('/api/v1/permission-groups/{id}', { params: group });
  return [...(applied.data?.granted ?? []), ...(listed.data?.items.map(({ name }) => name) ?? [])];
}

export async function readAudit(api: Api): Promise<(number | null)[]> {
  const { data } = await api.GET('/api/v1/audit', { params: { query: { action: 'user.state_changed' } } });
  const period = { from: '2026-01-01T00:00:00Z', by_command: false };
  await api.GET('/api/v1/audit.csv', { params: { query: period }, parseAs: 'text' });
  const file = await api.GET('/api/v1/audit.json', { params: { query: period } });
  const listed = [...(data?.items ?? []), ...(file.data?.items ?? [])];
  return listed.map(({ actor_id }) => actor_id);
}

export async function manageBans(api: Api): Promise<string[]> {
  const target = '203.0.113.0/24';
  const added = await api.POST('/api/v1/bans', { body: { target, minutes: 60, reason: 'Guessing' } });
  const listed = await api.GET('/api/v1/bans', { params: { query: { limit: 50 } } });
  const throttled = await api.GET('/api/v1/bans/throttles');
  const removed = await api.DELETE('/api/v1/bans', { body: { target } });
  const ends = throttled.data?.items.map(({ target, ends_at }) => `${target ?? 'unknown'} ${ends_at}`) ?? [];
  const bans = listed.data?.items.map(({ target, expires_at }) => `${target} ${expires_at ?? ''}`) ?? [];
  return [...bans, ...ends, added.data?.id ?? '', `${removed.data?.ban}`];
}

export async function manageSigningKeys(api: Api): Promise<string | null | undefined> {
  const { data } = await api.GET('/api/v1/signing-keys');
  const next = await api.POST('/api/v1/signing-keys');
  const signing = data?.items.find(({ state }) => state === 'signing');
  if (!signing || !next.data?.created) return undefined;
  const revoked = await api.DELETE('/api/v1/signing-keys/{kid}', { params: { path: { kid: signing.kid } } });
  return revoked.data?.replacement;
}

export async function sendFailedMailsAgain(api: Api): Promise<string> {
  const counts = await api.GET('/api/v1/mails/counts');
  const query = { state: 'failed' as const, recipient: 'ann@example.com' };
  const { data } = await api.GET('/api/v1/mails', { params: { query } });
  for (const mail of data?.items ?? []) {
    await api.POST('/api/v1/mails/{id}/retry', { params: { path: { id: mail.id } } });
  }
  const { data: all } = await api.POST('/api/v1/mails/retry');
  return `${counts.data?.waiting_since ?? ''} ${counts.data?.failed} ${all?.retried}`;
}

export async function find(api: Api): Promise<string[]> {
  const { data } = await api.GET('/api/v1/search', { params: { query: { query: 'ann', limit: 3 } } });
  if (!data) return [];
  const accounts = [...data.people, ...data.companies].map(({ name, email }) => name || (email ?? ''));
  const places = [...data.houses.map(({ street }) => street), ...data.departments.map(({ name }) => name)];
  return [...accounts, ...places, ...data.permissions];
}
