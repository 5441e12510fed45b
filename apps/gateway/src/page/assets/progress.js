// Follows work that the server does, and loads the page again when its state has changed.

/** Milliseconds between two requests. */
const interval = 2000;

const shown = document.querySelector('[data-progress-from]');
const bar = shown.querySelector('progress');
const { progressFrom, counts, state, template } = shown.dataset;

/** Without the query: it may name what was done before. */
const again = () => location.replace(location.pathname);

async function follow() {
  const answer = await fetch(progressFrom, { headers: { Accept: 'application/json' } });
  // The page renews the session, or says why it cannot be shown.
  if (answer.status >= 400 && answer.status < 429) return again();
  if (!answer.ok) return wait();
  const body = await answer.json();
  if (body.state !== state) return again();
  const value = Object.values(body[counts]).reduce((sum, count) => sum + count, 0);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  bar.value = value;
  shown.querySelector('p').textContent = template
    .replace('{value}', number.format(value))
    .replace('{max}', number.format(bar.max));
  return wait();
}

function wait() {
  // The network may be gone for a while.
  setTimeout(() => void follow().catch(wait), interval);
}

wait();
