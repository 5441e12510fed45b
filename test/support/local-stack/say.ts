/** Output of the local stack: one line per part. */

export function say(part: string, sentence: string): void {
  process.stdout.write(`${part.padEnd(14)}${sentence}\n`);
}

export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
