/** Gives a process a wrong clock, as on a machine without NTP. */
import type { Environment } from './start-app.js';

/** @param seconds ahead of the real time; negative for behind */
export function skewedClock(seconds: number): Environment {
  const code = `
    const Real = Date, now = () => Real.now() + ${seconds * 1000};
    globalThis.Date = new Proxy(Real, {
      construct: (real, given, target) => Reflect.construct(real, given.length ? given : [now()], target),
      get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
    });`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}
