/** Where avatars are kept: a folder, or a bucket of an S3-compatible store. */
import { str, type CleanedEnv } from 'envalid';
import { webAddress } from './variable-kinds.js';

export const avatarVariables = {
  AVATAR_FOLDER: str({
    default: '.data/avatars',
    desc: 'Folder that keeps avatars; gateways, workers and commands share it',
  }),
  AVATAR_S3_URL: webAddress({
    default: '',
    desc: 'Bucket of an S3-compatible store, in the place of the folder; may end with a folder of the bucket',
    example: 'https://s3.eu-central-1.amazonaws.com/bucket',
  }),
  AVATAR_S3_REGION: str({ default: 'us-east-1', desc: 'Region of the bucket; most stores but AWS take any' }),
  AVATAR_S3_ACCESS_KEY: str({
    default: '',
    desc: 'Key of the bucket; it may read, write and delete objects',
  }),
  AVATAR_S3_SECRET_KEY: str({ default: '', desc: 'Secret of that key' }),
};

type AvatarEnv = CleanedEnv<typeof avatarVariables>;

export interface S3Settings {
  /** Without a trailing slash. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export class AvatarSettings {
  readonly folder: string;
  /** Undefined: the folder is used. */
  readonly s3: S3Settings | undefined;

  constructor(env: AvatarEnv) {
    this.folder = env.AVATAR_FOLDER;
    this.s3 = env.AVATAR_S3_URL
      ? {
          url: env.AVATAR_S3_URL,
          region: env.AVATAR_S3_REGION,
          accessKeyId: env.AVATAR_S3_ACCESS_KEY,
          secretAccessKey: env.AVATAR_S3_SECRET_KEY,
        }
      : undefined;
  }

  static faults(env: Partial<AvatarEnv>): string[] {
    if (!env.AVATAR_S3_URL) return [];
    const names = ['AVATAR_S3_ACCESS_KEY', 'AVATAR_S3_SECRET_KEY'] as const;
    return names
      .filter((name) => env[name] === '')
      .map((name) => `${name} is missing: AVATAR_S3_URL wants it`);
  }
}
