/** Ends the runner's output with one line that can be relied on: `N passed, N failed`. */
import type { Reporter, TestModule, TestRunEndReason, TestSuite } from 'vitest/node';

export default class TotalsReporter implements Reporter {
  /** Until the run has ended well enough to be counted, it has failed; a set-up that throws reports no test either. */
  #passed = 0;
  #failed = 1;

  onInit(): void {
    // The very last moment: set-ups print while they stop their servers.
    process.once('exit', () => process.stdout.write(`${this.#passed} passed, ${this.#failed} failed\n`));
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    this.#passed = 0;
    this.#failed = unhandledErrors.length;
    for (const module of modules) this.#count(module);
    if (reason !== 'passed' && this.#failed === 0) this.#failed = 1;
  }

  #count(module: TestModule): void {
    // A file that does not load, or a hook that fails, hides its tests: it counts as one.
    for (const suite of [module, ...module.children.allSuites()] as (TestModule | TestSuite)[]) {
      this.#failed += suite.errors().length;
    }
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') this.#passed += 1;
      else if (state !== 'skipped') this.#failed += 1;
    }
  }
}
