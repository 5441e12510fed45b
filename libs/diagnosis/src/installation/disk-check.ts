/** Checks the disks of the avatar folder and, if PostgreSQL runs on this machine, of its data. */
import { constants } from 'node:fs';
import { access, mkdir, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { AvatarSettings } from '#config';
import { databaseHost } from '#database';
import type { Check } from '../check.js';
import { type DiagnosedDatabase, DatabaseAway } from '../diagnosed-database.js';
import { findServerFacts } from '../database/server.store.js';
import { type Finding, finding } from '../finding.js';
import { isLoopback } from '../loopback.js';

export interface FreeSpace {
  /** Bytes that this user may still write. */
  readonly free: number;
  readonly total: number;
}

const gibibyte = 1024 ** 3;

/** Share of the disk, and bytes: below both is a warning. */
const little = { share: 0.1, bytes: 5 * gibibyte };
const almostNone = { share: 0.02, bytes: gibibyte / 2 };

export class DiskCheck implements Check {
  readonly name = 'disk';

  constructor(
    private readonly avatars: Pick<AvatarSettings, 'folder' | 's3'>,
    private readonly database: DiagnosedDatabase,
    private readonly spaceOf: (path: string) => Promise<FreeSpace> = freeSpaceOf,
  ) {}

  async run(): Promise<readonly Finding[]> {
    return [...(this.avatars.s3 ? [] : await this.avatarFolder()), ...(await this.databaseFolder())];
  }

  private async avatarFolder(): Promise<readonly Finding[]> {
    const folder = resolve(this.avatars.folder);
    const existing = await nearestExisting(folder);
    const mayWrite = await access(existing, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!mayWrite) return [finding('disk.not_writable', { folder })];
    const create = async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    };
    const missing = existing === folder ? [] : [finding('disk.no_folder', { folder }, create)];
    return [...missing, ...(await this.judge(folder, existing))];
  }

  /** Only if its folder is readable in the settings and exists here. */
  private async databaseFolder(): Promise<readonly Finding[]> {
    const host = databaseHost(this.database.settings.url);
    if (!host.startsWith('/') && !isLoopback(host)) return [];
    const facts = await this.database.read(findServerFacts).catch((error: unknown) => {
      if (error instanceof DatabaseAway) return undefined;
      throw error;
    });
    const folder = facts?.dataDirectory;
    if (!folder || !(await exists(folder))) return [];
    return this.judge(folder, folder);
  }

  private async judge(folder: string, existing: string): Promise<readonly Finding[]> {
    const { free, total } = await this.spaceOf(existing);
    const isBelow = ({ share, bytes }: typeof little) => free < bytes && free < total * share;
    const parameters = {
      folder,
      megabytes: Math.floor(free / 1024 ** 2),
      percent: Math.floor((free / total) * 100),
    };
    if (isBelow(almostNone)) return [finding('disk.full', parameters)];
    return isBelow(little) ? [finding('disk.little', parameters)] : [];
  }
}

async function freeSpaceOf(path: string): Promise<FreeSpace> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { free: bavail * bsize, total: blocks * bsize };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function nearestExisting(folder: string): Promise<string> {
  let path = folder;
  while (!(await exists(path)) && dirname(path) !== path) path = dirname(path);
  return path;
}
