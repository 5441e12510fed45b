/** The store of the settings; needs the global settings module. */
import { AvatarSettings } from '#config';
import { Module } from '@nestjs/common';
import { AvatarStore } from './avatar-store.js';
import { FolderAvatarStore } from './folder-avatar-store.js';
import { S3AvatarStore } from './s3-avatar-store.js';

@Module({
  providers: [
    {
      provide: AvatarStore,
      useFactory: ({ s3, folder }: AvatarSettings) =>
        s3 ? new S3AvatarStore(s3) : new FolderAvatarStore(folder),
      inject: [AvatarSettings],
    },
  ],
  exports: [AvatarStore],
})
export class AvatarStoreModule {}
