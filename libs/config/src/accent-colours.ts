/** The accent of the brand as it is readable on light and on dark surfaces. */

/** The surfaces of page.css on which an accent has the least contrast as text. */
const surfaces = { light: '#eff1f4', dark: '#1c1f24' } as const;

/** WCAG 2.2, 1.4.3. */
const leastContrast = 4.5;

type Rgb = readonly [red: number, green: number, blue: number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

export interface AccentColour {
  /** `#rrggbb`. */
  readonly accent: string;
  /** Of text on the accent. */
  readonly text: '#ffffff' | '#000000';
}

export interface AccentColours {
  readonly light: AccentColour;
  readonly dark: AccentColour;
}

/** @param accent `#rrggbb` */
export function accentColours(accent: string): AccentColours {
  const [light, dark] = [readableOn(surfaces.light, accent, black), readableOn(surfaces.dark, accent, white)];
  return { light: { accent: light, text: textOn(light) }, dark: { accent: dark, text: textOn(dark) } };
}

/** @returns the text colour, white or black, with the greater contrast */
function textOn(background: string): '#ffffff' | '#000000' {
  const rgb = parsed(background);
  return contrast(rgb, white) >= contrast(rgb, black) ? '#ffffff' : '#000000';
}

/** The accent itself if it is readable on the surface, otherwise mixed with black or white until it is. */
function readableOn(surface: string, accent: string, towards: Rgb): string {
  const [from, ground] = [parsed(accent), parsed(surface)];
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(from, towards, share);
    if (contrast(mixed, ground) >= leastContrast) return written(mixed);
  }
  return written(towards);
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(one[index] + (other[index] - one[index]) * share);
  return [at(0), at(1), at(2)];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parsed(colour: string): Rgb {
  const channel = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function written(rgb: Rgb): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
