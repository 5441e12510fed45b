/** The version of Gatehouse. */
import { createRequire } from 'node:module';

/** The version in package.json, such as `0.2.0`. */
export const productVersion = (
  createRequire(import.meta.url)('#package.json') as { readonly version: string }
).version;
