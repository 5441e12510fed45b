export { decoders, type Decode, largestBatch, registerMissingCodecs } from './compression-codecs.js';
export { closeWithin, DestroyableSockets } from './destroyable-sockets.js';
