/** The script of the page. Its session is handled by `gatehouse.fetch`, `login`, `logout` and two callbacks. */
import { createGatehouse, GatehouseError } from '@gatehouse/browser';

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const showMessage = (news: string) => (find('news').textContent = news);

/** Shows the gateway's sentences, in the language of the browser: one for each invalid field, or one for the request. */
async function showError(response: Response): Promise<void> {
  const error = await GatehouseError.from(response);
  const sentences = error?.errors.map(({ message }) => message) ?? [];
  showMessage(sentences.join(' ') || (error?.title ?? `The request failed (${response.status}).`));
}

const unreachable = () => showMessage('The server cannot be reached. Try again.');

function show(isLoggedIn: boolean): void {
  find('inside').hidden = !isLoggedIn;
  find('outside').hidden = isLoggedIn;
}

const { gateway } = (await (await fetch('settings.json')).json()) as { gateway: string };

const gatehouse = createGatehouse({
  baseUrl: gateway,
  origins: [location.origin],
  onSessionStart: () => void showOrders().catch(unreachable),
  onSessionEnd: (reason) => {
    show(false);
    showMessage(reason === 'logout' ? 'You have logged out.' : 'Please log in.');
  },
});

async function showOrders(): Promise<void> {
  const response = await gatehouse.fetch('orders');
  if (!response.ok) {
    if (response.status === 401) show(false);
    else showMessage(`The orders cannot be shown now (${response.status}).`);
    return;
  }
  const { userId, orders } = (await response.json()) as { userId: number; orders: { what: string }[] };
  find('number').textContent = String(userId);
  find('orders').replaceChildren(
    ...orders.map(({ what }) => Object.assign(document.createElement('li'), { textContent: what })),
  );
  showMessage('');
  show(true);
}

function onSubmit(id: string, act: (fields: Record<string, string>) => Promise<void>): void {
  const form = find<HTMLFormElement>(id);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form)) as Record<string, string>;
    act(fields).catch(unreachable);
  });
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

onSubmit('register', async ({ email, password, ...person }) => {
  const profile = { type: 'tenant', sex: 'female', ...person };
  const response = await gatehouse.fetch(`${gateway}/api/v1/register/`, json({ email, password, profile }));
  if (response.ok) showMessage('Open the link in the mail we have sent you, then log in.');
  else await showError(response);
});

onSubmit('login', async ({ email = '', password = '' }) => {
  const response = await gatehouse.login({ email, password });
  if (response.status === 401) showMessage('Email or password are wrong.');
  else if (!response.ok) await showError(response);
});

onSubmit('order', async ({ what }) => {
  const response = await gatehouse.fetch('orders', json({ what }));
  if (response.ok) find<HTMLFormElement>('order').reset();
  await showOrders();
});

find('again').addEventListener('click', () => void showOrders().catch(unreachable));
find('logout').addEventListener('click', () => void gatehouse.logout().catch(unreachable));

if (gatehouse.hasSession()) {
  await showOrders().catch(() => {
    show(false);
    unreachable();
  });
} else {
  show(false);
}
