export { seal, unseal } from './sealed-bytes.js';
export { digestOfToken, newSecretToken } from './secret-token.js';
