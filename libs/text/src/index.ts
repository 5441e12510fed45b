export { cleanedLine, lineFault, nameFault, normalLine } from './line.js';
export { parseMoment } from './moment.js';
export { cleanedMultiline, multilineFault } from './multiline.js';
export { excess, unstorable } from './storable.js';
