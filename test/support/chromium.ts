/** A headless Chromium for tests of pages. */
import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** @throws Error that says what to install */
export function startChromium(): Promise<Browser> {
  const found = names
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
    .find(Boolean);
  const executablePath = process.env['CHROMIUM_PATH'] || found;
  if (!executablePath) {
    throw new Error(
      'Chromium is missing: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to one.',
    );
  }
  const quiet = ['background-networking', 'component-update', 'sync'].map((part) => `--disable-${part}`);
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', ...quiet];
  return chromium.launch({ executablePath, headless: true, args });
}
