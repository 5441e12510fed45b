export { explainFailure } from './explain-failure.js';
export { listenOn } from './listen-on.js';
export { type NeededServer, reportUnreachable, serverCheck } from './report-unreachable.js';
export { exitWith } from './exit-with.js';
export { runApp } from './run-app.js';
