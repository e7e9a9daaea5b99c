// Writing DER, the encoding of certificates, signatures and time stamps.

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One element: tag, length and the parts one after another. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = bytesOf(BigInt(length));
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

/** The big-endian bytes of a number that is not negative, as few as possible. */
function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(tags.sequence, ...parts);
export const octets = (bytes: Uint8Array): Buffer => der(tags.octets, bytes);
export const utf8 = (text: string): Buffer => der(tags.utf8, Buffer.from(text, 'utf8'));
export const nothing = der(tags.nothing);
export const yes = der(tags.boolean, Buffer.from([0xff]));

/** A SET OF: DER orders the elements by their bytes. */
export const setOf = (...parts: readonly Uint8Array[]): Buffer =>
  der(tags.set, ...[...parts].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right))));

/** A context-specific, constructed element around others: [number]. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  der(0xa0 | number, ...parts);

/** @param value not negative */
export function integer(value: bigint | number): Buffer {
  const bytes = bytesOf(BigInt(value));
  return der(tags.integer, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** Whole bytes as a bit string. */
export const bits = (bytes: Uint8Array): Buffer => der(tags.bits, Buffer.from([0]), bytes);

/** Named bits, such as key usages, numbered from 0; without trailing zeros, as DER wants. */
export function flags(...numbers: readonly number[]): Buffer {
  const last = Math.max(...numbers);
  const bytes = Buffer.alloc(Math.floor(last / 8) + 1);
  for (const number of numbers) {
    const place = Math.floor(number / 8);
    bytes[place] = (bytes[place] ?? 0) | (0x80 >> (number % 8));
  }
  return der(tags.bits, Buffer.from([7 - (last % 8)]), bytes);
}

/** @param dotted such as '2.5.4.3' */
export function oid(dotted: string): Buffer {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return der(tags.oid, ...[first * 40n + second, ...rest].map(base128));
}

function base128(arc: bigint): Buffer {
  const digits = [Number(arc & 0x7fn)];
  for (let left = arc >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80);
  return Buffer.from(digits);
}

/** YYYYMMDDHHMMSSZ, whole seconds. */
export const generalizedTime = (milliseconds: number): Buffer =>
  der(tags.generalizedTime, Buffer.from(`${digitsOf(milliseconds)}Z`));

/** A certificate's time: two digits of the year until 2049, four from 2050 (RFC 5280, 4.1.2.5). */
export const certificateTime = (milliseconds: number): Buffer =>
  new Date(milliseconds).getUTCFullYear() < 2050
    ? der(tags.utcTime, Buffer.from(`${digitsOf(milliseconds).slice(2)}Z`))
    : generalizedTime(milliseconds);

const digitsOf = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 19).replace(/\D/gu, '');
