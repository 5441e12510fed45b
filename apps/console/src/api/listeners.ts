/** Those who want to know when something outside of React changes, for `useSyncExternalStore`. */
export class Listeners {
  private readonly all = new Set<() => void>();

  /** @returns stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.all.add(listener);
    return () => void this.all.delete(listener);
  };

  notify(): void {
    for (const listener of this.all) listener();
  }
}
