// Reading DER strictly: minimal lengths, nothing left over; whatever could be written in two ways is refused.
import { tags } from './der-writing.ts';
import { Broken } from './reasons.ts';

export interface Element {
  readonly tag: number;
  /** Tag, length and body. */
  readonly whole: Buffer;
  readonly body: Buffer;
}

/** The element that a buffer begins with. Throws Broken 'signatureForm'. */
export function firstElement(bytes: Buffer): Element {
  const tag = at(bytes, 0);
  // Tags above 30 take several bytes; nothing we read has one.
  if ((tag & 0x1f) === 0x1f) throw malformed('tag');
  const short = at(bytes, 1);
  const digits = short < 0x80 ? 0 : short & 0x7f;
  if (digits > 4 || short === 0x80) throw malformed('length');
  let length = digits === 0 ? short : 0;
  for (let place = 0; place < digits; place += 1) length = length * 256 + at(bytes, 2 + place);
  if (digits > 0 && (length < 0x80 || at(bytes, 2) === 0)) throw malformed('length');
  const start = 2 + digits;
  if (start + length > bytes.length) throw malformed('length');
  return { tag, whole: bytes.subarray(0, start + length), body: bytes.subarray(start, start + length) };
}

/** The one element that a buffer is. */
export function onlyElement(bytes: Buffer): Element {
  const element = firstElement(bytes);
  if (element.whole.length !== bytes.length) throw malformed('leftOver');
  return element;
}

export function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let left = element.body; left.length > 0;) {
    const child = firstElement(left);
    children.push(child);
    left = left.subarray(child.whole.length);
  }
  return children;
}

/** The parts of a structure, taken in order: each is asked for by its tag, and none may be left when `end` is called. */
export interface Parts {
  take(tag: number): Element;
  /** The next part if it has the tag. */
  maybe(tag: number): Element | undefined;
  end(): void;
}

export function partsOf(element: Element, tag: number = tags.sequence): Parts {
  if (element.tag !== tag) throw malformed('tag');
  const children = childrenOf(element);
  let next = 0;
  const maybe = (wanted: number): Element | undefined => {
    const child = children[next];
    if (child?.tag !== wanted) return undefined;
    next += 1;
    return child;
  };
  return {
    maybe,
    take: (wanted) => maybe(wanted) ?? fail('missing'),
    end: () => {
      if (next !== children.length) fail('leftOver');
    },
  };
}

export function oidOf(element: Element): string {
  if (element.tag !== tags.oid || element.body.length === 0) throw malformed('oid');
  const arcs: bigint[] = [];
  let arc = 0n;
  let isOpen = false;
  for (const byte of element.body) {
    if (!isOpen && byte === 0x80) throw malformed('oid');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    isOpen = byte >= 0x80;
    if (isOpen) continue;
    arcs.push(arc);
    arc = 0n;
  }
  if (isOpen || element.body.length > 64) throw malformed('oid');
  const [joined = 0n, ...rest] = arcs;
  const first = joined < 80n ? joined / 40n : 2n;
  return [first, joined - first * 40n, ...rest].join('.');
}

/** An integer that is not negative; the longest is one of a signature on P-521. */
export function integerOf(element: Element): bigint {
  const { body, tag } = element;
  const [first = 0x80, second = 0x80] = body;
  const isMinimal = body.length === 1 || first !== 0 || second >= 0x80;
  if (tag !== tags.integer || body.length > 66 || first >= 0x80 || !isMinimal) throw malformed('integer');
  return BigInt(`0x${body.toString('hex')}`);
}

export function isYes(element: Element): boolean {
  if (element.tag !== tags.boolean || element.body.length !== 1 || element.body[0] !== 0xff) {
    // FALSE is every boolean's default here, and DER leaves defaults out.
    throw malformed('boolean');
  }
  return true;
}

/** A bit string of whole bytes. */
export function bitsOf(element: Element): Buffer {
  if (element.tag !== tags.bits || element.body[0] !== 0) throw malformed('bits');
  return element.body.subarray(1);
}

/** The numbers of the bits that are set. */
export function flagsOf(element: Element): readonly number[] {
  if (element.tag !== tags.bits || element.body.length < 2 || element.body.length > 5)
    throw malformed('bits');
  return [...element.body.subarray(1)].flatMap((byte, place) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => byte & (0x80 >> bit)).map((bit) => place * 8 + bit),
  );
}

/** Milliseconds since 1970. Whole seconds and Z only, as in certificates and, here, in time stamps. */
export function timeOf(element: Element): number {
  const text = element.body.toString('latin1');
  const isShort = element.tag === tags.utcTime;
  if (!isShort && element.tag !== tags.generalizedTime) throw malformed('time');
  const year = isShort ? (Number(text.slice(0, 2)) < 50 ? '20' : '19') : '';
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/u.exec(year + text);
  if (digits === null) throw malformed('time');
  const [, ...pieces] = digits;
  const [y, month, day, hour, minute, second] = pieces;
  const iso = `${String(y)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}.000Z`;
  const time = Date.parse(iso);
  if (Number.isNaN(time) || new Date(time).toISOString() !== iso) throw malformed('time');
  return time;
}

const at = (bytes: Buffer, place: number): number => bytes[place] ?? fail('short');

function fail(what: string): never {
  throw malformed(what);
}

export const malformed = (what: string): Broken => new Broken('signatureForm', { what });
