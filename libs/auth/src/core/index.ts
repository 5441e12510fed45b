export { authEntities } from './entities.js';
