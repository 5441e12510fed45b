/** One thing an app's health depends on. */

export interface HealthCheck {
  /** As it appears in the report: `database`, `kafka` … */
  readonly name: string;
  /**
   * `live`: failing, only a restart helps. `ready`: failing, the app cannot serve for now. `noted`: failing, the app serves, but a
   * person should know.
   */
  readonly kind: 'live' | 'ready' | 'noted';
  /** Rejects, or does not settle in time, when the thing is down. */
  check(): Promise<unknown>;
}
