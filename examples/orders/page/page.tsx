/** The page: the gateway's pages register and log in, this page shows the orders of whoever is logged in. */
import { createGatehouse, GatehouseError } from '@gatehouse/browser';
import { GatehouseProvider, useGatehouse, useSession } from '@gatehouse/browser/react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Order {
  readonly what: string;
}

const unreachable = 'The server cannot be reached.';

const { gateway } = (await (await fetch('settings.json')).json()) as { gateway: string };
const gatehouse = createGatehouse({ baseUrl: gateway, origins: [location.origin] });

function Page() {
  const { status, account, reason, reload } = useSession();
  switch (status) {
    case 'loading':
      return <p role="status">Loading…</p>;
    case 'failed':
      return (
        <p role="alert">
          {unreachable} <button onClick={reload}>Try again</button>
        </p>
      );
    case 'anonymous':
      return <Welcome hasLoggedOut={reason === 'logout'} />;
    case 'authenticated':
      return <Orders owner={account.name || account.email} />;
  }
}

function Welcome({ hasLoggedOut }: { hasLoggedOut: boolean }) {
  const { loginUrl, registerUrl } = useGatehouse();
  return (
    <section id="outside">
      <p role="status">{hasLoggedOut ? 'You have logged out.' : 'Log in to see your orders.'}</p>
      <a className="button" href={loginUrl()}>
        Log in
      </a>
      <a href={registerUrl({ type: 'tenant' })}>Create an account</a>
    </section>
  );
}

function Orders({ owner }: { owner: string }) {
  const { accountUrl, fetch, logout } = useGatehouse();
  const [orders, setOrders] = useState<readonly Order[]>([]);
  const [problem, setProblem] = useState('');

  /** Calls the service. The end of the session needs no code here: `useSession` shows the welcome. */
  const call = useCallback(
    async (init?: RequestInit) => {
      try {
        const response = await fetch('orders', init);
        if (!response.ok) throw await GatehouseError.of(response);
        setProblem('');
        return response;
      } catch (error) {
        setProblem(error instanceof GatehouseError ? error.title : unreachable);
        return undefined;
      }
    },
    [fetch],
  );
  const load = useCallback(async () => {
    const response = await call();
    if (response) setOrders(((await response.json()) as { orders: Order[] }).orders);
  }, [call]);
  useEffect(() => void load(), [load]);

  const leave = () => logout().catch(() => setProblem(unreachable));
  const order = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = JSON.stringify({ what: new FormData(form).get('what') });
    const headers = { 'Content-Type': 'application/json' };
    if (!(await call({ method: 'POST', headers, body }))) return;
    form.reset();
    await load();
  };

  return (
    <section id="inside">
      <p>
        You are <a href={accountUrl()}>{owner}</a>. <button onClick={leave}>Log out</button>
      </p>
      <p role="status">{problem}</p>
      <ul id="orders">
        {orders.map(({ what }, index) => (
          <li key={index}>{what}</li>
        ))}
      </ul>
      <form onSubmit={order}>
        <label>
          What <input name="what" maxLength={200} required />
        </label>
        <button>Order</button>
      </form>
      <button onClick={load}>Ask again</button>
    </section>
  );
}

createRoot(document.getElementById('root')!).render(
  <GatehouseProvider gatehouse={gatehouse}>
    <Page />
  </GatehouseProvider>,
);
