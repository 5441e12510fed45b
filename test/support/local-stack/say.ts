/** What the local stack prints: one line a part. */

export function say(part: string, sentence: string): void {
  process.stdout.write(`${part.padEnd(14)}${sentence}\n`);
}

export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
