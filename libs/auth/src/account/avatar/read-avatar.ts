/** Reads an avatar, for its owner and for administrators. */
import { AvatarStore } from '#avatar-store';
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { avatarOf } from './avatar-rows.store.js';

export interface Avatar {
  /** Unique per stored picture. */
  readonly name: string;
  /** WebP. */
  readonly picture: Buffer;
}

/** The file may be deleted between reading its name and opening it. */
const attempts = 3;

@Injectable()
export class ReadAvatar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AvatarStore,
  ) {}

  /** @throws CodedError `authorization.refused`, `resource.not_found` or `avatar.unavailable` */
  async execute(actor: Actor, userId: number): Promise<Avatar> {
    if (actor.userId !== userId) requireAdministrator(actor);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const name = await readFrom(this.dataSource, (db) => avatarOf(db, userId));
      if (!name) break;
      const picture = await this.store.read(name);
      if (picture) return { name, picture };
    }
    throw new CodedError('resource.not_found');
  }
}
