/** Whether this process exposes metrics. Commands and apps with `METRICS=0` do not, and then take no times. */

let exposes = false;

export function beginExposing(): void {
  exposes = true;
}

export function isExposed(): boolean {
  return exposes;
}
