// Shows which rules a new password meets, and how hard it is to guess, while it is typed.

/** Milliseconds without a key press after which screen readers are informed. */
const pause = 1000;

const steps = 4;

function element(name, className, text = '') {
  const created = document.createElement(name);
  created.className = className;
  created.textContent = text;
  return created;
}

const loadExaminer = () => import(`./password-examiner.js${new URL(import.meta.url).search}`);

/** @param list the rules, as `partials/field.hbs` renders them */
function watch(list) {
  const { words, ...requirements } = JSON.parse(list.dataset.passwordRules);
  const input = document.querySelector(`[aria-describedby~="${list.id}"]`);
  const items = [...list.querySelectorAll('[data-rule]')];
  for (const item of items) item.append(element('span', 'visually-hidden'));

  const meter = element('p', 'strength');
  const bar = element('span', 'strength-bar');
  bar.setAttribute('aria-hidden', 'true');
  bar.append(...Array.from({ length: steps }, () => element('i', '')));
  const word = element('span', '');
  meter.append(bar, word);
  meter.hidden = true;
  const announcement = element('p', 'visually-hidden');
  announcement.setAttribute('role', 'status');
  list.before(meter, announcement);

  let timer;
  function show({ rules, strength }) {
    const broken = [];
    for (const item of items) {
      const isMet = rules[item.dataset.rule];
      item.dataset.state = isMet === undefined ? '' : isMet ? 'met' : 'broken';
      item.lastElementChild.textContent = isMet === undefined ? '' : ` (${isMet ? words.met : words.broken})`;
      if (isMet === false) broken.push(item.querySelector('span').textContent);
    }
    meter.hidden = input.value === '';
    meter.dataset.strength = strength;
    word.textContent = `${words.password}: ${words.strengths[strength]}`;

    const faults = broken.length > 0 ? ` ${words.notMet}: ${broken.join('; ')}.` : '';
    const sentence = input.value === '' ? '' : `${word.textContent}.${faults}`;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (announcement.textContent !== sentence) announcement.textContent = sentence;
    }, pause);
  }

  async function begin() {
    const { examine } = await loadExaminer();
    const update = () => {
      const examined = input.value === '' ? { rules: {}, strength: 0 } : examine(input.value, surroundings());
      show(examined);
    };
    input.form.addEventListener('input', update);
    if (input.value !== '') update();
  }

  /** The email and the names as the form has them now. */
  function surroundings() {
    const valuesOf = (...kinds) =>
      [...input.form.elements]
        .filter((field) => kinds.includes(field.autocomplete))
        .map((field) => field.value);
    const names = valuesOf('given-name', 'family-name', 'additional-name', 'organization');
    const [email = ''] = valuesOf('email', 'username');
    return { ...requirements, email, names: names.length > 0 ? names : undefined };
  }

  input.addEventListener('focus', begin, { once: true });
  if (document.activeElement === input) void begin();
}

for (const list of document.querySelectorAll('[data-password-rules]')) watch(list);
