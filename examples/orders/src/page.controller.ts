/** Serves the page, its bundled script, and the URL of the gateway. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import { buildSync } from 'esbuild';

export const gatewayAddress = Symbol('gateway');

const file = (name: string) => fileURLToPath(new URL(`../page/${name}`, import.meta.url));

const [script] = buildSync({
  entryPoints: [file('page.tsx')],
  conditions: ['source'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  write: false,
}).outputFiles;

@Controller()
export class PageController {
  constructor(@Inject(gatewayAddress) private readonly gateway: string) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return readFileSync(file('index.html'), 'utf8');
  }

  @Get('page.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  script(): string {
    return script!.text;
  }

  @Get('settings.json')
  settings(): object {
    return { gateway: this.gateway };
  }
}
