/** Breaks long lines of text parts. */

/** Characters; RFC 5322, 2.1.1 recommends at most 78. */
const width = 77;

/** Breaks lines at spaces. A longer word, such as a link, has a line of its own. */
export function wrapLines(text: string): string {
  return text.split('\n').flatMap(wrapLine).join('\n');
}

function wrapLine(line: string): string[] {
  const [first = '', ...words] = line.split(' ');
  const lines: string[] = [];
  let current = first;
  for (const word of words) {
    if (current.length + 1 + word.length <= width) {
      current += ` ${word}`;
    } else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}
