/** Shows the progress of long work as a bar, on a terminal only. */
import type { WriteStream } from 'node:tty';
import cliProgress, { type SingleBar } from 'cli-progress';

const format = '{kind} [{bar}] {value} of {total}, {eta_formatted} left';

const readable = (count: number) => count.toLocaleString('en');

class ProgressDisplay {
  private bar: SingleBar | undefined;
  private kind = '';

  constructor(private readonly output: WriteStream) {}

  /** @param done processed rows of this kind, out of `total` */
  show(kind: string, done: number, total: number): void {
    if (this.output.isTTY) this.draw(kind, done, total);
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private draw(kind: string, done: number, total: number): void {
    if (kind !== this.kind) {
      this.end();
      this.kind = kind;
      this.bar = new cliProgress.SingleBar({
        format,
        stream: this.output,
        etaBuffer: 50,
        formatValue: readable,
      });
      this.bar.start(total, done, { kind: kind.padEnd(24) });
    }
    this.bar?.update(done);
  }
}

/** Shows progress on standard error, if that is a terminal, while `work` runs. */
export async function withProgress<T>(work: (show: ProgressDisplay['show']) => Promise<T>): Promise<T> {
  const display = new ProgressDisplay(process.stderr);
  try {
    return await work((kind, done, total) => display.show(kind, done, total));
  } finally {
    display.end();
  }
}
