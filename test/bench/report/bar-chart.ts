/** A bar chart as SVG, readable on white and on black, without scripts or fonts of its own. */

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Written behind the bar. */
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain' | 'faint';
}

export interface BarChart {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** The value at the full width; longer bars are cut there and end in an arrow. */
  readonly most: number;
  /** A line across all bars. */
  readonly mark?: { readonly at: number; readonly text: string };
}

const [width, labels, texts] = [860, 350, 170];
const [top, line, thickness, bottom] = [44, 24, 14, 26];
const full = width - labels - texts;

const style = `
    text { font: 12px system-ui, sans-serif; fill: #24292f }
    .title { font-size: 14px; font-weight: 600 }
    .good { fill: #2da44e } .bad { fill: #cf222e } .plain { fill: #0969da } .faint { fill: #8cbdf2 }
    .mark { stroke: #57606a; stroke-dasharray: 3 3 }
    @media (prefers-color-scheme: dark) {
      text { fill: #d0d7de }
      .good { fill: #3fb950 } .bad { fill: #f85149 } .plain { fill: #539bf5 } .faint { fill: #2d5585 }
      .mark { stroke: #8b949e }
    }`;

export function barChart({ title, bars, most, mark }: BarChart): string {
  const height = top + bars.length * line + bottom;
  const marked = mark && {
    x: labels + (mark.at / most) * full,
    end: top + bars.length * line,
    text: escaped(mark.text),
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    `  <style>${style}\n  </style>`,
    `  <text class="title" x="8" y="22">${escaped(title)}</text>`,
    ...bars.map((bar, index) => drawn(bar, top + index * line, most)),
    ...(marked
      ? [
          `  <path class="mark" d="M${marked.x} ${top - 6}V${marked.end}"/>`,
          `  <text text-anchor="middle" x="${marked.x}" y="${marked.end + 16}">${marked.text}</text>`,
        ]
      : []),
    '</svg>\n',
  ].join('\n');
}

function drawn({ label, value, text, tone }: Bar, y: number, most: number): string {
  const length = Math.max(1, Math.round(Math.min(1, value / most) * full));
  const middle = y + thickness / 2 + 4;
  const arrow = value > most ? ` ▸` : '';
  return [
    `  <text text-anchor="end" x="${labels - 10}" y="${middle}">${escaped(label)}</text>`,
    `  <rect class="${tone}" x="${labels}" y="${y}" width="${length}" height="${thickness}" rx="2"/>`,
    `  <text x="${labels + length + 6}" y="${middle}">${arrow}${escaped(text)}</text>`,
  ].join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
