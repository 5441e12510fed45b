/** Ends the output of the runner with a reliable line: `N passed, N failed`. */
import type { Reporter, TestModule, TestRunEndReason, TestSuite } from 'vitest/node';

export default class TotalsReporter implements Reporter {
  /** A run counts as failed until its tests are counted, because a set-up that throws reports no test. */
  #passed = 0;
  #failed = 1;

  onInit(): void {
    // Printed on exit, because set-ups print while they stop their servers.
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
    // A file that does not load or a failed hook hides its tests and counts as one failure.
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
