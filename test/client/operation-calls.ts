/** Calls about the installation as a whole, compiled against the types that are generated from the API document. */
import type { Api } from './api.js';

export async function rejectedLogins(api: Api): Promise<number[]> {
  const query = { step: 'day' as const, time_zone: 'Europe/Moscow', from: '2026-11-01T00:00:00Z' };
  const { data } = await api.GET('/api/v1/statistics', { params: { query } });
  const logins = data?.series.filter(({ kind }) => kind === 'password_login') ?? [];
  return logins.find(({ outcome }) => outcome === 'rejected')?.counts ?? [];
}

export async function whatNeedsAPerson(api: Api): Promise<string[]> {
  const { data } = await api.GET('/api/v1/overview');
  const sessions = `${data?.sessions.exact ? '' : 'about '}${data?.sessions.count}`;
  return [sessions, ...(data?.attention.map(({ code }) => code) ?? []), data?.servers.kafka ?? 'unknown'];
}

export async function describeInstallation(api: Api): Promise<string[]> {
  const { data: about } = await api.GET('/api/v1/about');
  const { data: settings } = await api.GET('/api/v1/settings');
  const given = settings?.items.filter(({ source }) => source !== 'default') ?? [];
  const licences = about?.licences.map(({ name, licence }) => `${name} ${licence ?? ''}`) ?? [];
  return [about?.version ?? '', ...licences, ...given.map(({ name, value }) => `${name}=${value ?? ''}`)];
}

export async function whatIsWrong(api: Api): Promise<string[]> {
  const { data } = await api.GET('/api/v1/diagnosis', { headers: { 'accept-language': 'ru' } });
  const findings = data?.checks.flatMap((check) => check.findings) ?? [];
  return [
    data?.state ?? '',
    ...findings.map(({ severity, what, remedy }) => `${severity} ${what} ${remedy}`),
  ];
}

export async function addressOfThisCall(
  api: Api,
  probe: Record<string, string>,
): Promise<string | undefined> {
  const { data } = await api.GET('/api/v1/diagnosis/connection', { headers: probe });
  return data?.client;
}

export async function whyTheyMay(api: Api): Promise<string[]> {
  const { data } = await api.GET('/api/v1/users/{userId}/permissions/explain', {
    params: { path: { userId: 2 }, query: { name: 'crm_button', action: 'read' } },
  });
  return data?.items.map(({ held, grant, groups }) => `${held} ${grant?.group ?? ''} ${groups.join()}`) ?? [];
}

export async function whatServicesMissed(api: Api): Promise<string[]> {
  const { data: counts } = await api.GET('/api/v1/events/counts');
  const { data: events } = await api.GET('/api/v1/events', { params: { query: { state: 'refused' } } });
  for (const { id } of events?.items ?? []) {
    await api.POST('/api/v1/events/{id}/retry', { params: { path: { id } } });
  }
  const { data: total } = await api.GET('/api/v1/dead-letters/counts');
  const { data: letters } = await api.GET('/api/v1/dead-letters', { params: { query: { limit: 5 } } });
  const reasons = letters?.items.map(({ reason, first_offset }) => `${reason} ${first_offset}`) ?? [];
  return [counts?.last_error ?? '', ...reasons, ...Object.keys(total?.last_day ?? {})];
}
