export { seal, unseal } from './sealed-bytes.js';
