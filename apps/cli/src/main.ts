/** Entry point of the CLI: `npm run cli -- <command>`. Loads only what the command line needs. */
import { productVersion } from '#config';

const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') process.stdout.write(`${productVersion}\n`);
else await (await import('./run-command-line.js')).runCommandLine(process.argv.slice(2));
