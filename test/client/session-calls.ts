/** Calls of a front end for registration, login and public routes. Compiled, never run. */
import type { Api } from './api.js';

const email = 'ann@example.com';
const password = 'correct horse battery staple';
const link = { user_id: 2, activation_code: 'code' };

export async function register(api: Api): Promise<string> {
  const profile = {
    type: 'worker' as const,
    first_name: 'Ann',
    last_name: 'Lee',
    birth_date: '1990-05-17',
    sex: 'female' as const,
  };
  const { data, error } = await api.POST('/api/v1/register', { body: { email, password, profile } });
  if (error) return 'detail' in error && typeof error.detail === 'string' ? error.detail : 'fields';
  await api.GET('/api/v1/register/confirm', { params: { query: link }, parseAs: 'text' });
  const confirmed = await api.POST('/api/v1/register/confirm', { body: { ...link, password } });
  const activated = await api.GET('/api/v1/activate', { params: { query: link } });
  await api.HEAD('/api/v1/activate');
  await api.POST('/api/v1/register/resend', { body: { email } });
  return `${data.email} ${activated.data?.status} ${JSON.stringify(confirmed.data)}`;
}

export async function logIn(api: Api): Promise<string> {
  const { data, error } = await api.POST('/api/v1/login', { body: { email, password } });
  if (!data) return JSON.stringify(error);
  if (data.status === 'OK') return data.action;
  if (data.methods.includes('passkey')) {
    const options = await api.POST('/api/v1/login/second-factor/passkey-options');
    const challenge: string | undefined = options.data?.challenge;
    await api.POST('/api/v1/login/second-factor', {
      body: { method: 'passkey', response: { challenge: challenge ?? '' } },
    });
  }
  const finished = await api.POST('/api/v1/login/second-factor', {
    body: { method: 'totp', code: '123456' },
  });
  const action: 'LOGIN' | undefined = finished.data?.action;
  return action ?? 'refused';
}

export async function logInWithPasskey(api: Api): Promise<string> {
  const options = await api.POST('/api/v1/login/passkey/options');
  const verification: string | undefined = options.data?.userVerification;
  const response = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' as const, response: assertion };
  const { data } = await api.POST('/api/v1/login/passkey', { body: { response } });
  return `${verification} ${data?.status}`;
}

const assertion = { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };

export async function disownLogin(api: Api): Promise<string | undefined> {
  const body = { user_id: 2, code: 'code' };
  const page = await api.GET('/api/v1/login/disown', { params: { query: body }, parseAs: 'text' });
  const { error } = await api.POST('/api/v1/login/disown', { body });
  return error ? undefined : page.data;
}

export async function objectToEmailChange(api: Api): Promise<string | undefined> {
  const body = { user_id: 2, code: 'code' };
  const page = await api.GET('/api/v1/email/object', { params: { query: body }, parseAs: 'text' });
  const { error } = await api.POST('/api/v1/email/object', { body });
  return error ? undefined : page.data;
}

export async function useSession(api: Api): Promise<string> {
  const tested = await api.POST('/api/v1/test');
  const refreshed = await api.POST('/api/v1/login/refresh');
  if (refreshed.response.status === 403) return 'log in again';
  const ends = [
    await api.POST('/api/v1/logout'),
    await api.POST('/api/v1/logout/all'),
    await api.DELETE('/api/v1/login/refresh'),
  ];
  const actions: ('LOGOUT' | undefined)[] = ends.map(({ data }) => data?.action);
  return `${tested.data?.status} ${refreshed.data?.action} ${actions.join()}`;
}

export async function resetPassword(api: Api): Promise<string | undefined> {
  await api.POST('/api/v1/password/reset', { body: { email } });
  const query = { user_id: 2, code: 'code' };
  const page = await api.GET('/api/v1/password/reset/confirm', { params: { query }, parseAs: 'text' });
  const body = { ...query, new_password: password };
  const { error } = await api.POST('/api/v1/password/reset/confirm', { body });
  return error ? undefined : page.data;
}

export async function confirmEmail(api: Api): Promise<string | undefined> {
  const query = { user_id: 2, code: 'code' };
  const page = await api.GET('/api/v1/email/confirm', { params: { query }, parseAs: 'text' });
  await api.POST('/api/v1/email/confirm', { body: query });
  return page.data;
}

export async function asService(api: Api): Promise<boolean> {
  const verified = await api.POST('/api/v1/verify', { body: { token: 'token' } });
  const mayRead: boolean | undefined = verified.data?.permissions['crm_button read'];
  const keys = await api.GET('/.well-known/jwks.json');
  const kids: string[] | undefined = keys.data?.keys.map(({ kid }) => kid);
  const contact = await api.GET('/.well-known/security.txt', { parseAs: 'text' });
  const health = [await api.GET('/health/live'), await api.GET('/health/ready')];
  const down = health.some(({ data, error }) => (data ?? error)?.toString() === '');
  return mayRead === true && kids !== undefined && contact.data !== '' && !down;
}
