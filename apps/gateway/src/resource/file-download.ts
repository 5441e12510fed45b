/** Sends a file that is written while it is sent. */
import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** Rows of a list that are read at a time. */
export const downloadPageSize = 500;

/**
 * The first piece is read before the response begins, so that missing rights and wrong filters are answered as errors. The
 * reading waits for slow clients, and ends when the client hangs up.
 */
export async function fileDownload(
  name: string,
  type: string,
  pieces: AsyncGenerator<string, undefined>,
): Promise<StreamableFile> {
  const first = await pieces.next();
  const chunks = async function* () {
    if (!first.done) yield first.value;
    yield* pieces;
  };
  return new StreamableFile(Readable.from(chunks(), { objectMode: false }), {
    type: `${type}; charset=utf-8`,
    disposition: `attachment; filename="${name}"`,
  });
}
