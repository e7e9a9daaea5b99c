// The entries of a zip file that came from outside, each read only when asked for, all of them bounded together.
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from './unreadable.ts';

export interface Zip {
  readonly names: readonly string[];
  /** The entry's bytes; null where there is none of that name. @throws Unreadable */
  read(name: string): Promise<Buffer | null>;
}

const mostEntries = 5_000;
/** Of everything that is read of one file. The text of a long law in Word's XML takes ten. */
const mostBytes = 60_000_000;

/** @throws Unreadable when it is damaged, says two things of one name, or is locked */
export async function openZip(bytes: Buffer): Promise<Zip> {
  const file = await asUnreadable(fromBufferPromise(bytes, { autoClose: false, lazyEntries: true }));
  const entries = await asUnreadable(entriesOf(file));
  let left = mostBytes;
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.isEncrypted()) throw new Unreadable('file.locked');
      // What the entry claims is held to while it is unpacked.
      left -= entry.uncompressedSize;
      if (left < 0) throw new Unreadable('file.tooLarge');
      return asUnreadable(contentOf(file, entry));
    },
  };
}

async function entriesOf(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of file.eachEntry()) {
    // One name twice: which of them is meant depends on the program that opens it.
    if (entries.has(entry.fileName)) throw new Unreadable('file.broken');
    entries.set(entry.fileName, entry);
    if (entries.size > mostEntries) throw new Unreadable('file.tooLarge');
  }
  return entries;
}

async function contentOf(file: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = await file.openReadStreamPromise(entry);
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function asUnreadable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    throw fault instanceof Unreadable ? fault : new Unreadable('file.broken', fault);
  }
}
