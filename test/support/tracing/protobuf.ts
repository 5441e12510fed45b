/** Reads the wire format of Protocol Buffers, without a schema: enough for the messages of OTLP. */

export type Fields = ReadonlyMap<number, readonly (bigint | Buffer)[]>;

/** @returns the values by field number: numbers of a varint or of 8 bytes, bytes of everything else */
export function fieldsOf(message: Buffer): Fields {
  const fields = new Map<number, (bigint | Buffer)[]>();
  let position = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(position++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const bytes = (length: number) => message.subarray(position, (position += length));
  const value = (wireType: number) => {
    if (wireType === 0) return varint();
    if (wireType === 1) return bytes(8).readBigUInt64LE();
    if (wireType === 2) return bytes(Number(varint()));
    if (wireType === 5) return BigInt(bytes(4).readUInt32LE());
    throw new Error(`Wire type ${wireType} is not known`);
  };
  while (position < message.length) {
    const tag = Number(varint());
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value(tag & 7)]);
  }
  return fields;
}

export function messagesIn(fields: Fields, number: number): Fields[] {
  return (fields.get(number) ?? []).map((value) => fieldsOf(value as Buffer));
}

export function bytesIn(fields: Fields, number: number): Buffer {
  return (fields.get(number)?.[0] as Buffer | undefined) ?? Buffer.alloc(0);
}

export function textIn(fields: Fields, number: number): string {
  return bytesIn(fields, number).toString('utf8');
}
