/** Keeps pictures under names. Which of the two there are is a setting. */

/** Every method throws CodedError `avatar.unavailable` when the place cannot be reached, or is full, or refuses us. */
export abstract class AvatarStore {
  /**
   * For the start of an app that writes pictures. Calls no other server.
   * @throws StartupError for a place that can never be written to
   */
  abstract prepare(): Promise<void>;

  /** Whole or not at all. @param name of `newPictureName` */
  abstract write(name: string, picture: Buffer): Promise<void>;

  /** @returns undefined where there is none of this name */
  abstract read(name: string): Promise<Buffer | undefined>;

  /** Removing what is not there is no error. */
  abstract remove(name: string): Promise<void>;
}
