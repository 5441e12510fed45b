/** Shows how far an import is: a bar for somebody who watches, a line for each kind where nobody does. */
import type { WriteStream } from 'node:tty';
import cliProgress, { type SingleBar } from 'cli-progress';

const format = '{kind} [{bar}] {value} of {total}, {eta_formatted} left';

export class ProgressDisplay {
  private bar: SingleBar | undefined;
  private kind = '';

  /** @param output the bar is drawn on it if it is a terminal */
  constructor(private readonly output: WriteStream) {}

  /** @param done rows of this kind, of those there are to do */
  show(kind: string, done: number, total: number): void {
    if (this.output.isTTY) this.draw(kind, done, total);
    else if (done >= total) this.output.write(`${kind}: ${done} of ${total}\n`);
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private draw(kind: string, done: number, total: number): void {
    if (kind !== this.kind) {
      this.end();
      this.kind = kind;
      this.bar = new cliProgress.SingleBar({ format, stream: this.output, etaBuffer: 50 });
      this.bar.start(total, done, { kind: kind.padEnd(24) });
    }
    this.bar?.update(done);
  }
}
