/** The header of a record batch (Kafka protocol, message format v2), which stands before its compressed records. */

const headerLength = 61;
/** Where the batch's own length ends, which counts everything behind it. */
const lengthEnd = 12;
const format = 2;

export interface BatchHeader {
  readonly firstOffset: bigint;
  readonly lastOffsetDelta: number;
  readonly count: number;
}

/**
 * A codec is handed the records only; they are a view of the response in which the header precedes them.
 * @param records as the client hands them to a codec
 * @returns undefined where they are no such view
 */
export function headerBefore(records: Buffer): BatchHeader | undefined {
  const start = records.byteOffset - headerLength;
  if (start < 0) return undefined;
  const header = Buffer.from(records.buffer, start, headerLength);
  const length = headerLength - lengthEnd + records.length;
  if (header.readInt32BE(8) !== length || header.readInt8(16) !== format) return undefined;
  return {
    firstOffset: header.readBigInt64BE(0),
    lastOffsetDelta: header.readInt32BE(23),
    count: header.readInt32BE(57),
  };
}
