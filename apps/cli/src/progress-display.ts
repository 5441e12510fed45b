/** Shows the progress of long work: a bar on a terminal, otherwise one line per finished kind of row. */
import type { WriteStream } from 'node:tty';
import cliProgress, { type SingleBar } from 'cli-progress';

const format = '{kind} [{bar}] {value} of {total}, {eta_formatted} left';

const readable = (count: number) => count.toLocaleString('en');

class ProgressDisplay {
  private bar: SingleBar | undefined;
  private kind = '';

  /** @param output shows a bar if it is a terminal */
  constructor(private readonly output: WriteStream) {}

  /** @param done processed rows of this kind, out of `total` */
  show(kind: string, done: number, total: number): void {
    if (this.output.isTTY) this.draw(kind, done, total);
    else if (done >= total && kind !== this.kind) {
      this.kind = kind;
      this.output.write(`${kind}: ${readable(done)} of ${readable(total)}\n`);
    }
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

/** Shows progress on standard error while `work` runs. */
export async function withProgress<T>(work: (show: ProgressDisplay['show']) => Promise<T>): Promise<T> {
  const display = new ProgressDisplay(process.stderr);
  try {
    return await work((kind, done, total) => display.show(kind, done, total));
  } finally {
    display.end();
  }
}
