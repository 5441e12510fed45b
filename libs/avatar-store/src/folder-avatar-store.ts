/** Avatars as files of a folder, for one machine or a volume that all share. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CodedError, StartupError } from '#errors';
import type { AvatarStore } from './avatar-store.js';
import { isPictureName, newPictureName } from './picture-name.js';

export class FolderAvatarStore implements AvatarStore {
  constructor(private readonly folder: string) {}

  /** Writes and removes a probe file: nothing else detects missing permissions, a read-only disk and a full disk. */
  async prepare(): Promise<void> {
    const probe = join(this.folder, `${newPictureName()}.part`);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(probe, '');
      await rm(probe);
    } catch (cause) {
      const reason = (cause as Error).message;
      const message = `The folder of avatars ${resolve(this.folder)} cannot be written to: ${reason}. Make it writable for this process, or name another one with AVATAR_FOLDER.`;
      throw new StartupError(message, { cause });
    }
  }

  async write(name: string, picture: Buffer): Promise<void> {
    const path = this.pathOf(name);
    if (!path) throw new Error('This is not the name of a picture');
    await available(async () => {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      // Visible under its name only once it is whole and on the disk.
      await writeFile(`${path}.part`, picture, { mode: 0o600, flush: true });
      await rename(`${path}.part`, path);
    });
  }

  async read(name: string): Promise<Buffer | undefined> {
    const path = this.pathOf(name);
    return path === undefined ? undefined : available(() => readFile(path).catch(absent));
  }

  async remove(name: string): Promise<void> {
    const path = this.pathOf(name);
    if (!path) return;
    await available(() => Promise.all([path, `${path}.part`].map((file) => rm(file, { force: true }))));
  }

  private pathOf(name: string): string | undefined {
    return isPictureName(name) ? join(this.folder, name) : undefined;
  }
}

async function available<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new CodedError('avatar.unavailable', { cause, retryAfter: 5 });
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
