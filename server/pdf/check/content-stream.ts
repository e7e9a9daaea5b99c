// Reads a page's content: its operators with their operands, as far as marking and showing need them.

/** A marked-content operand that is a dictionary is kept as its text. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'array'; readonly items: readonly Operand[] }
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, Operand> }
  | { readonly kind: 'word'; readonly value: string };

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

type Token =
  | { readonly kind: 'operand'; readonly operand: Operand }
  | { readonly kind: 'open' | 'close'; readonly bracket: '[' | '<<' };

const deepest = 32;
const whitespace = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set(Buffer.from('()<>[]{}/%'));

/** The operations in order. Throws a sentence about content that is not well formed. */
export function* operations(bytes: Uint8Array): Generator<Operation> {
  let operands: Operand[] = [];
  const tokens = tokensOf(bytes);
  for (let next = tokens.next(); next.done !== true; next = tokens.next()) {
    const operand = complete(next.value, tokens, 0);
    if (operand.kind !== 'word' || ['true', 'false', 'null'].includes(operand.value)) {
      operands.push(operand);
      if (operands.length > 1000) throw new Error('An operator has more than a thousand operands');
      continue;
    }
    // Binary follows that this reader does not take apart.
    if (operand.value === 'BI') throw new Error('The content holds an inline image');
    yield { operator: operand.value, operands };
    operands = [];
  }
  if (operands.length > 0) throw new Error('The content ends with operands and no operator');
}

function complete(token: Token, tokens: Generator<Token>, depth: number): Operand {
  if (token.kind === 'operand') return token.operand;
  if (token.kind === 'close' || depth > deepest) throw new Error('Brackets in the content do not match');
  const items: Operand[] = [];
  for (;;) {
    const next = tokens.next();
    if (next.done === true) throw new Error('A bracket in the content is never closed');
    if (next.value.kind === 'close') {
      if (next.value.bracket !== token.bracket) throw new Error('Brackets in the content do not match');
      break;
    }
    items.push(complete(next.value, tokens, depth + 1));
  }
  if (token.bracket === '[') return { kind: 'array', items };
  const entries = new Map<string, Operand>();
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key, value] = [items[index], items[index + 1]];
    if (key?.kind !== 'name' || value === undefined)
      throw new Error('A dictionary in the content has a key that is no name');
    entries.set(key.value, value);
  }
  return { kind: 'dict', entries };
}

function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  const operand = (value: Operand): Token => ({ kind: 'operand', operand: value });
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (whitespace.has(byte)) at += 1;
    else if (byte === 0x25) {
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    } else if (byte === 0x5b || byte === 0x5d) {
      at += 1;
      yield { kind: byte === 0x5b ? 'open' : 'close', bracket: '[' };
    } else if (byte === 0x3c && bytes[at + 1] === 0x3c) {
      at += 2;
      yield { kind: 'open', bracket: '<<' };
    } else if (byte === 0x3e && bytes[at + 1] === 0x3e) {
      at += 2;
      yield { kind: 'close', bracket: '<<' };
    } else if (byte === 0x3c) {
      const end = bytes.indexOf(0x3e, at);
      if (end === -1) throw new Error('A string in the content is never closed');
      yield operand({ kind: 'string', bytes: fromHex(bytes.subarray(at + 1, end)) });
      at = end + 1;
    } else if (byte === 0x28) {
      const end = closingParenthesis(bytes, at);
      yield operand({ kind: 'string', bytes: bytes.subarray(at + 1, end) });
      at = end + 1;
    } else if (byte === 0x2f) {
      const end = wordEnd(bytes, at + 1);
      yield operand({ kind: 'name', value: latin(bytes.subarray(at + 1, end)) });
      at = end;
    } else {
      const end = wordEnd(bytes, at);
      if (end === at) throw new Error('The content holds a stray delimiter');
      const word = latin(bytes.subarray(at, end));
      yield operand(
        /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)
          ? { kind: 'number', value: Number(word) }
          : { kind: 'word', value: word },
      );
      at = end;
    }
  }
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function wordEnd(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length) {
    const byte = bytes[end] ?? 0;
    if (whitespace.has(byte) || delimiters.has(byte)) break;
    end += 1;
  }
  return end;
}

function fromHex(digits: Uint8Array): Uint8Array {
  const hex = latin(digits).replace(/\s/g, '');
  if (!/^[\da-f]*$/i.test(hex)) throw new Error('A string in the content is not hexadecimal');
  return Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, 'hex');
}

function closingParenthesis(bytes: Uint8Array, open: number): number {
  let depth = 0;
  for (let at = open; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  throw new Error('A string in the content is never closed');
}
