/** Avatars: upload, download and removal. */
import { AvatarStoreModule } from '#avatar-store';
import { Module } from '@nestjs/common';
import { ClearLeftovers } from './clear-leftovers.js';
import { ReadAvatar } from './read-avatar.js';
import { RemoveAvatar } from './remove-avatar.js';
import { SetAvatar } from './set-avatar.js';

const useCases = [SetAvatar, ReadAvatar, RemoveAvatar, ClearLeftovers];

@Module({ imports: [AvatarStoreModule], providers: useCases, exports: useCases })
export class AvatarModule {}
