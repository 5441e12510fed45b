export { AvatarStore } from './avatar-store.js';
export { AvatarStoreModule } from './avatar-store.module.js';
export { FolderAvatarStore } from './folder-avatar-store.js';
export { S3AvatarStore } from './s3-avatar-store.js';
export { newPictureName } from './picture-name.js';
