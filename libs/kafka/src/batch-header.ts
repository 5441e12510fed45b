/** Reads the header of a record batch (Kafka protocol, message format v2), which precedes its compressed records. */

/** Bytes. */
const headerLength = 61;
/** Offset after the batch's length field, which counts the bytes that follow it. */
const lengthEnd = 12;
const format = 2;

export interface BatchHeader {
  readonly firstOffset: bigint;
  readonly lastOffsetDelta: number;
  readonly count: number;
}

/**
 * kafkajs passes only the records to a codec, as a view of the response's buffer. The header is in front of them.
 * @param records as a codec receives them
 * @returns undefined if the buffer has no header in front of the records
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
