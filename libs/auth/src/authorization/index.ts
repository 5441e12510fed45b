export { requireHigherRankThan } from './account-rank.store.js';
export { type Actor, actorOf, type UserActor, shell } from './actor.js';
export { type PermissionFlags, permissionsOf } from './permission-map.js';
export { isBelow, noFlags, type RankFlags, rankOf, requireFlags, requireHigherRank } from './rank.js';
export { isAdministrator, requireAdmin, requireAdministrator, requireSuperuser } from './require.js';
