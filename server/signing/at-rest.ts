// Private keys as they are stored: encrypted and authenticated with a key derived from a secret of the configuration.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const mark = Buffer.from('STADGA-KEY-1\n');
const saltLength = 16;
const nonceLength = 12;
const tagLength = 16;
const shortestSecret = 16;

/** Encrypts bytes: mark, salt, nonce, tag, AES-256-GCM. The secret has at least 16 characters. */
export function lock(bytes: Uint8Array, secret: string): Uint8Array {
  const salt = randomBytes(saltLength);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret, salt), nonce).setAAD(mark);
  const encrypted = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([mark, salt, nonce, cipher.getAuthTag(), encrypted]);
}

/** The bytes that were locked. Throws when the secret is another one or a single bit has changed. */
export function unlock(locked: Uint8Array, secret: string): Uint8Array {
  const bytes = Buffer.from(locked);
  let at = 0;
  const take = (length: number): Buffer => bytes.subarray(at, (at += length));
  if (!take(mark.length).equals(mark)) throw new Error('This is not a locked key of Stadga');
  const [salt, nonce, tag] = [take(saltLength), take(nonceLength), take(tagLength)];
  if (tag.length !== tagLength) throw new Error('The locked key is cut short');
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret, salt), nonce, { authTagLength: tagLength })
    .setAAD(mark)
    .setAuthTag(tag);
  const decrypted = decipher.update(bytes.subarray(at));
  try {
    return Buffer.concat([decrypted, decipher.final()]);
  } catch (cause) {
    throw new Error('The key cannot be unlocked: the secret is another one, or the bytes were changed', {
      cause,
    });
  }
}

function keyFrom(secret: string, salt: Buffer): Buffer {
  if (secret.length < shortestSecret) {
    throw new Error(`The secret that locks keys needs at least ${shortestSecret} characters`);
  }
  return scryptSync(secret.normalize('NFC'), salt, 32, { N: 32768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}
