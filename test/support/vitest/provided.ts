/** Values that the global set-ups provide to test files: `inject('postgres')`, `inject('system')`. */
import type { ProvidedContext } from 'vitest';
import type { ApiDocument } from '../http/api-document/api-document.js';
import type { ServerAddresses, SystemAddresses } from '../apps/system.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server for `freshDatabase()`. Database and end-to-end specs. */
    postgres: string;
    /** End-to-end specs only. */
    servers: ServerAddresses;
    /** End-to-end specs only. */
    system: SystemAddresses;
    /** The document of the gateway of `system`. End-to-end specs only. */
    apiDocument: ApiDocument;
  }
}

export type Provided = ProvidedContext;
