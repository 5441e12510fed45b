/** Calls of a front end for a user's own account. Compiled, never run. */
import { type Api, ifMatch } from './api.js';

const current_password = 'correct horse battery staple';
const id = '019aae10-3c00-7000-8000-000000000001';

export async function changeOwnAccount(api: Api): Promise<string | undefined> {
  const { data } = await api.GET('/api/v1/me');
  if (!data) return undefined;
  const header = ifMatch(data.version);
  const changed = await api.PATCH('/api/v1/me', {
    params: { header },
    body: { phones: ['+7 921 123-45-67'] },
  });
  const profile = changed.data?.profile;
  if (!profile) return undefined;
  // Discriminated by their type.
  if (profile.type === 'company') return profile.name;
  if (profile.type === 'tenant') return profile.rooms.join();
  return `${profile.first_name} ${profile.position}`;
}

export async function readOwnRecords(api: Api): Promise<number> {
  const exported = await api.GET('/api/v1/me/export');
  const events = await api.GET('/api/v1/me/security-events', {
    params: { query: { kind: 'session.ended' } },
  });
  const next: string | null | undefined = events.data?.next;
  const reasons = events.data?.items.map(({ reason }) => reason ?? 'none') ?? [];
  return (exported.data?.sessions.length ?? 0) + reasons.length + (next?.length ?? 0);
}

export async function endSessions(api: Api): Promise<void> {
  const { data } = await api.GET('/api/v1/me/sessions');
  const other = data?.items.find(({ current }) => !current);
  if (other) await api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id: other.id } } });
  await api.DELETE('/api/v1/me/sessions');
}

export async function changeCredentials(api: Api): Promise<void> {
  await api.POST('/api/v1/me/password', {
    body: { current_password, new_password: 'another good password' },
  });
  const { error } = await api.POST('/api/v1/me/email', {
    body: { email: 'new@example.com', current_password },
  });
  if (!error) await api.POST('/api/v1/me/erase', { body: { current_password } });
}

export async function changeAvatar(api: Api, picture: Blob): Promise<Blob | undefined> {
  const body = { avatar: 'picture' };
  const bodySerializer = () => {
    const form = new FormData();
    form.set('avatar', picture);
    return form;
  };
  await api.PUT('/api/v1/me/avatar', { body, bodySerializer });
  const { data } = await api.GET('/api/v1/me/avatar', { parseAs: 'blob' });
  await api.DELETE('/api/v1/me/avatar');
  return data;
}

export async function enrol(api: Api): Promise<readonly string[]> {
  const totp = await api.POST('/api/v1/me/second-factor/totp', { body: { current_password } });
  const uri: string | undefined = totp.data?.uri;
  const confirmed = await api.POST('/api/v1/me/second-factor/totp/confirm', { body: { code: uri ?? '' } });
  const options = await api.POST('/api/v1/me/second-factor/passkeys/options', { body: { current_password } });
  const response = { challenge: options.data?.challenge ?? '' };
  const made = await api.POST('/api/v1/me/second-factor/passkeys', { body: { name: 'Phone', response } });
  const name: string | undefined = made.data?.passkey.name;
  return [...(confirmed.data?.recovery_codes ?? []), ...(made.data?.recovery_codes ?? []), name ?? ''];
}

export async function changeSecondFactors(api: Api): Promise<number> {
  const { data } = await api.GET('/api/v1/me/second-factor');
  const path = { id: data?.passkeys[0]?.id ?? id };
  await api.PATCH('/api/v1/me/second-factor/passkeys/{id}', { params: { path }, body: { name: 'Laptop' } });
  await api.DELETE('/api/v1/me/second-factor/passkeys/{id}', {
    params: { path },
    body: { current_password },
  });
  const renewed = await api.POST('/api/v1/me/second-factor/recovery-codes', { body: { current_password } });
  await api.DELETE('/api/v1/me/second-factor/totp', { body: { current_password } });
  return (data?.recovery_codes_left ?? 0) + (renewed.data?.recovery_codes?.length ?? 0);
}

export async function stepUp(api: Api): Promise<'OK' | undefined> {
  const options = await api.POST('/api/v1/me/step-up/passkey-options');
  const method = options.data?.allowCredentials?.length ? 'recovery_code' : 'totp';
  const shown = await api.POST('/api/v1/me/step-up', { body: { method, code: '123456' } });
  return shown.data?.status;
}
