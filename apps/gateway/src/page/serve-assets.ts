/** Serves the style sheet, the script and the pictures of pages; files of `BRAND_FOLDER` replace those of the same name. */
import { fileURLToPath } from 'node:url';
import type { BrandSettings } from '#config';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const builtIn = fileURLToPath(new URL('./assets', import.meta.url));

/** Seconds. Links to the built-in files carry the version, so that an upgrade is seen immediately. */
const maxAge = 3600;

export async function serveAssets(app: NestFastifyApplication, { folder }: BrandSettings): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder === undefined ? [builtIn] : [folder, builtIn],
    prefix: '/account/assets/',
    decorateReply: false,
    index: false,
    // The build compresses the one large file (`scripts/page-modules.mjs`).
    preCompressed: true,
    dotfiles: 'ignore',
    maxAge: maxAge * 1000,
  });
}
