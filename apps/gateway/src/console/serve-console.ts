/** Serves the console for administrators: static files that `apps/console` is built into, and one document for all its screens. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { productVersion, type Settings } from '#config';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Handlebars from 'handlebars';
import { accentStyle } from '../page/brand-style.js';

/** Written by the build. Sources that run without one have no console. */
const files = fileURLToPath(new URL('./files/', import.meta.url));

/** Milliseconds: the names of these files contain a hash of their content. */
const oneYear = 31_536_000_000;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "frame-ancestors 'none'",
  // For <base>, because the gateway may be published below a path.
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

export async function serveConsole(
  app: NestFastifyApplication,
  { app: { publicUrl }, brand, cookie }: Settings,
): Promise<void> {
  // Without pages there is no login page for the console to send to.
  if (!brand.pages || !existsSync(files)) return;
  await app.register(fastifyStatic, {
    root: `${files}assets`,
    prefix: '/console/assets/',
    decorateReply: false,
    index: false,
    // The build compresses scripts and style sheets.
    preCompressed: true,
    maxAge: oneYear,
    immutable: true,
  });
  const render = Handlebars.compile(readFileSync(`${files}index.html`, 'utf8'), { strict: true });
  const document = render({
    base: new URL(publicUrl).pathname.replace(/\/$/, ''),
    brand: brand.name,
    csrfCookie: cookie.own.csrf.name,
    version: productVersion,
  });
  const server = app.getHttpAdapter().getInstance();
  const styles = { 'accent.css': brand.accents.light, 'accent-dark.css': brand.accents.dark };
  for (const [name, accent] of Object.entries(styles)) {
    server.get(`/console/${name}`, (_, reply) => reply.type('text/css').send(accentStyle(accent)));
  }
  for (const path of ['/console', '/console/*']) {
    server.get(path, (_, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .headers({
          'Content-Security-Policy': policy,
          'Referrer-Policy': 'same-origin',
          // Names the current files, so that an upgrade is seen by the next tab.
          'Cache-Control': 'no-cache',
        })
        .send(document),
    );
  }
}
