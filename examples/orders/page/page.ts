/** The page's script: what it knows of sessions is `gatehouse.fetch`, and the three things it is told. */
import { createGatehouse, GatehouseError } from '@gatehouse/browser';

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const say = (news: string) => (find('news').textContent = news);

/** What the gateway finds wrong, in the language of the browser: a sentence for each field, or one for all. */
async function sayWhatIsWrong(answer: Response): Promise<void> {
  const error = await GatehouseError.from(answer);
  const sentences = error?.errors.map(({ message }) => message) ?? [];
  say(sentences.join(' ') || (error?.title ?? `That did not work (${answer.status}).`));
}

const unreachable = () => say('The server cannot be reached. Try again.');

function show(inside: boolean): void {
  find('inside').hidden = !inside;
  find('outside').hidden = inside;
}

const { gateway } = (await (await fetch('settings.json')).json()) as { gateway: string };

const gatehouse = createGatehouse({
  baseUrl: gateway,
  origins: [location.origin],
  onSessionStart: () => void showOrders().catch(unreachable),
  onSessionEnd: (reason) => {
    show(false);
    say(reason === 'logout' ? 'You have logged out.' : 'Please log in.');
  },
});

async function showOrders(): Promise<void> {
  const answer = await gatehouse.fetch('orders');
  if (!answer.ok) {
    if (answer.status === 401) show(false);
    else say(`The orders cannot be shown now (${answer.status}).`);
    return;
  }
  const { userId, orders } = (await answer.json()) as { userId: number; orders: { what: string }[] };
  find('number').textContent = String(userId);
  find('orders').replaceChildren(
    ...orders.map(({ what }) => Object.assign(document.createElement('li'), { textContent: what })),
  );
  say('');
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
  const answer = await gatehouse.fetch(`${gateway}/api/v1/register/`, json({ email, password, profile }));
  if (answer.ok) say('Open the link in the mail we have sent you, then log in.');
  else await sayWhatIsWrong(answer);
});

onSubmit('login', async ({ email = '', password = '' }) => {
  const answer = await gatehouse.login({ email, password });
  if (answer.status === 401) say('Email or password are wrong.');
  else if (!answer.ok) await sayWhatIsWrong(answer);
});

onSubmit('order', async ({ what }) => {
  const answer = await gatehouse.fetch('orders', json({ what }));
  if (answer.ok) find<HTMLFormElement>('order').reset();
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
