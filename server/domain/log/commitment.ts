// Free words in the log: as a salted hash, so that they can be erased where they stand without breaking the log.
import { createHash } from 'node:crypto';

/**
 * SHA-256 over the salt and the words in NFC, hexadecimal. Without its salt it says nothing of the words, however few they are.
 * @param salt random, 128 bits in hexadecimal, and used once
 */
export const commitmentTo = (words: string, salt: string): string =>
  createHash('sha256')
    .update(`${salt}\n${words.normalize('NFC')}`, 'utf8')
    .digest('hex');
