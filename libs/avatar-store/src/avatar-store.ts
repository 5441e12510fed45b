/** Stores avatars by name. The settings select the implementation: a folder or an S3-compatible bucket. */

/** Every method throws CodedError `avatar.unavailable` when the place cannot be reached, or is full, or refuses us. */
export abstract class AvatarStore {
  /**
   * For the start of an app that writes pictures. Calls no other server.
   * @throws StartupError for a place that can never be written to
   */
  abstract prepare(): Promise<void>;

  /** Atomic: stores the whole picture or nothing. @param name from `newPictureName` */
  abstract write(name: string, picture: Buffer): Promise<void>;

  /** @returns undefined where there is none of this name */
  abstract read(name: string): Promise<Buffer | undefined>;

  /** Removing what is not there is no error. */
  abstract remove(name: string): Promise<void>;
}
