// Creates passkeys and signs with them, for the forms marked `data-passkey`. They stay hidden where the browser has no passkeys.
const { passkeyCancelled, passkeyKnown, passkeyFailed } = document.body.dataset;

/** The conditional request of a login page; a browser allows one request at a time. */
let conditional = new AbortController();

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submitSigned(form);
  });
  if ('passkeyConditional' in form.dataset) void offer(form);
}
for (const text of document.querySelectorAll('[data-without-passkeys]')) text.hidden = true;
signalKnown();

async function submitSigned(form) {
  if (form.dataset.signing) return;
  form.dataset.signing = 'yes';
  showProblem(form, '');
  conditional.abort();
  try {
    const options = await optionsOf(form);
    const credential =
      form.dataset.passkey === 'create'
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          });
    send(form, credential);
  } catch (error) {
    showProblem(form, problemOf(error));
    delete form.dataset.sent;
    if ('passkeyConditional' in form.dataset) void offer(form);
  } finally {
    delete form.dataset.signing;
  }
}

/** Offers passkeys in the email field. The options expire, so a page that stays open requests new ones. */
async function offer(form) {
  const { signal } = (conditional = new AbortController());
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  while (!signal.aborted) {
    const round = new AbortController();
    const options = await optionsOf(form).catch(() => undefined);
    if (!options || signal.aborted) return;
    const timer = setTimeout(() => round.abort(), options.timeout * 0.8);
    try {
      const credential = await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        mediation: 'conditional',
        signal: AbortSignal.any([signal, round.signal]),
      });
      return send(form, credential);
    } catch {
      if (!round.signal.aborted) return;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The options in the page, or those of the address that the form names. */
async function optionsOf({ dataset, elements }) {
  if (dataset.passkeyOptions) return JSON.parse(dataset.passkeyOptions);
  const token = elements.namedItem('csrf_token')?.value;
  const response = await fetch(dataset.passkeyOptionsFrom, {
    method: 'POST',
    body: new URLSearchParams(token ? { csrf_token: token } : {}),
  });
  if (!response.ok) throw new Error(`Options: status ${response.status}`);
  return response.json();
}

function send(form, credential) {
  form.elements.namedItem('response').value = JSON.stringify(credential);
  // Without a submit event: it would be prevented again.
  form.submit();
}

function problemOf({ name }) {
  if (name === 'NotAllowedError' || name === 'AbortError') return passkeyCancelled;
  return name === 'InvalidStateError' ? passkeyKnown : passkeyFailed;
}

function showProblem(form, text) {
  form.querySelector('[data-passkey-problem]').textContent = text;
}

/** Lets the password manager remove passkeys that the server no longer knows, and rename the account (WebAuthn Level 3, 5.1.10). */
function signalKnown() {
  const known = document.querySelector('[data-known-passkeys]')?.dataset.knownPasskeys;
  const unknown = document.querySelector('[data-unknown-passkey]')?.dataset.unknownPasskey;
  const signals = [];
  if (known) {
    const { rpId, userId, allAcceptedCredentialIds, name } = JSON.parse(known);
    signals.push(
      PublicKeyCredential.signalAllAcceptedCredentials?.({ rpId, userId, allAcceptedCredentialIds }),
      PublicKeyCredential.signalCurrentUserDetails?.({ rpId, userId, name, displayName: name }),
    );
  }
  if (unknown) signals.push(PublicKeyCredential.signalUnknownCredential?.(JSON.parse(unknown)));
  // A signal that the browser does not accept changes nothing.
  for (const signal of signals) signal?.catch(() => undefined);
}
