// Passwords as argon2id hashes; an unknown address takes as long as a wrong password.
import { hash, verify } from '@node-rs/argon2';

export const shortestPassword = 12;
export const longestPassword = 200;

// argon2id with 19 MiB, 2 passes, 1 lane: the least that OWASP's password storage recommendation names. The package's default algorithm is argon2id.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let decoy: Promise<string> | null = null;

/** Is this the password? With no hash to compare with, the same work is done and the answer is no. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has');
  const isRight = await verify(
    passwordHash ?? (await decoy),
    password.slice(0, longestPassword).normalize('NFC'),
  );
  return passwordHash !== null && isRight;
}
