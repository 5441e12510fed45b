// Improves pages that already work without it: reveals passwords, copies codes, and prevents double submits.
const { show, hide, copied } = document.body.dataset;

const svgNamespace = 'http://www.w3.org/2000/svg';
const eye =
  'M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0';
const strike = 'm3 3 18 18';

/** Trusted Types forbid `innerHTML`, so the icon is built node by node. */
function eyeIcon() {
  const icon = document.createElementNS(svgNamespace, 'svg');
  const attributes = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '2' };
  for (const [name, value] of Object.entries(attributes)) icon.setAttribute(name, value);
  icon.classList.add('icon');
  icon.setAttribute('aria-hidden', 'true');
  for (const shape of [eye, strike]) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', shape);
    icon.append(path);
  }
  return icon;
}

for (const input of document.querySelectorAll('input[type="password"]')) {
  const wrapper = document.createElement('span');
  wrapper.className = 'with-reveal';
  input.replaceWith(wrapper);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'reveal';
  button.append(eyeIcon());
  const strikePath = button.querySelector('path:last-child');
  const label = () => {
    const isShown = input.type === 'text';
    button.setAttribute('aria-label', isShown ? hide : show);
    button.setAttribute('aria-pressed', String(isShown));
    strikePath.setAttribute('visibility', isShown ? 'visible' : 'hidden');
  };
  button.addEventListener('click', () => {
    input.type = input.type === 'password' ? 'text' : 'password';
    label();
  });
  // Browsers store revealed passwords as ordinary form data.
  input.form?.addEventListener('submit', () => {
    input.type = 'password';
  });
  wrapper.append(input, button);
  label();
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const before = button.textContent;
    button.textContent = copied;
    setTimeout(() => {
      button.textContent = before;
    }, 2000);
  });
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
}

// A page from the back-forward cache must be able to send its forms again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) delete form.dataset.sent;
});

// With the query of this file, which is the version.
if (document.querySelector('[data-password-rules]')) {
  void import(`./password-rules.js${new URL(import.meta.url).search}`);
}

if (document.querySelector('[data-progress-from]')) {
  void import(`./progress.js${new URL(import.meta.url).search}`);
}

document.querySelector('[role="alert"][autofocus]')?.focus();

// The script of passkeys comes from the same version as this one.
const needsPasskeys = document.querySelector('[data-passkey], [data-known-passkeys], [data-unknown-passkey]');
if (needsPasskeys && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  void import(`./passkeys.js${new URL(import.meta.url).search}`);
}
