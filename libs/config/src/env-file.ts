/**
 * Reads and writes `.env` files. A value is what python-dotenv and Docker Compose read as well, as long as it is in
 * single quotes: Compose also replaces `$NAME` outside of them, and this reader replaces nothing.
 */

/** `line` is counted from 1; the text of the line is never repeated, because it may be a secret. */
export class EnvFileError extends Error {}

const assignment = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)[^\S\r\n]*=[^\S\r\n]*/;
/** `export NAME` and `NAME` assign nothing and are legal in files that shells and Compose read. */
const withoutValue = /^\s*(?:export\s+)?[A-Za-z_][\w.-]*\s*(?:\s#.*)?$/;
const blank = /^\s*(?:#.*)?$/;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' };

/**
 * @param bytes UTF-8, or UTF-16 with a byte-order mark, as Windows editors write it
 * @returns name → value; of a name that is assigned several times the last value, as in every other reader
 * @throws EnvFileError for a line that is not an assignment, an unclosed quote, or invalid bytes
 */
export function parseEnvFile(bytes: Buffer): Record<string, string> {
  const lines = decodedText(bytes).split(/\r\n|\n|\r/);
  const values: Record<string, string> = {};
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (blank.test(line)) continue;
    const start = assignment.exec(line);
    if (!start) {
      if (withoutValue.test(line)) continue;
      throw new EnvFileError(`line ${index + 1} is not of the form NAME=value`);
    }
    const rest = line.slice(start[0].length);
    const gap = /\s$/.test(start[0]) ? ' ' : '';
    if (rest[0] !== '"' && rest[0] !== "'") {
      values[start[1]!] = withoutComment(gap + rest).trim();
      continue;
    }
    const quoted = readQuoted([rest, ...lines.slice(index + 1)].join('\n'), index + 1);
    values[start[1]!] = quoted.value;
    index += quoted.lines;
  }
  return values;
}

/** @returns a line that `parseEnvFile` reads back to the same value */
export function envFileLine(name: string, value: string): string {
  if (!value.includes("'")) return `${name}='${value}'`;
  return `${name}="${value
    .replace(/[\\"$]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')}"`;
}

/** A `#` within a word belongs to it: `pa#ss`. */
function withoutComment(text: string): string {
  return text.replace(/\s#.*$/, '');
}

interface Quoted {
  readonly value: string;
  /** Line ends within the quotation. */
  readonly lines: number;
}

/** Single quotes keep everything but `\'` as it is; double quotes know the escapes above. Both may span lines. */
function readQuoted(text: string, line: number): Quoted {
  const quote = text[0]!;
  let value = '';
  for (let index = 1; index < text.length; index++) {
    const character = text[index]!;
    if (character === quote) {
      const after = text.slice(index + 1).split('\n', 1)[0]!;
      if (!/^\s*(?:\s#.*)?$/.test(after)) {
        throw new EnvFileError(`line ${line} goes on after the closing quotation mark`);
      }
      return { value, lines: text.slice(0, index).split('\n').length - 1 };
    }
    const next = text[index + 1] ?? '';
    const escaped = quote === '"' ? escapes[next] : next === "'" ? next : undefined;
    if (character === '\\' && escaped !== undefined) {
      value += escaped;
      index++;
    } else value += character;
  }
  throw new EnvFileError(`line ${line} opens a quotation with ${quote} that no line closes`);
}

/** @throws EnvFileError for what is not text */
export function decodedText(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    // The decoder removes the byte-order mark.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Reported below.
  }
  throw new EnvFileError('it is not text in UTF-8: save it with that encoding');
}
