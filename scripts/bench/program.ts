// Starts the real program on loopback for a load script, and ends it: politely, or as a power cut would.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Program {
  readonly origin: string;
  /** From the start of the process until it listened, milliseconds. */
  readonly readyAfter: number;
  /** What it has printed. */
  said(): string;
  /** At once, without a word to it. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with these settings; it is ended with us, however we end. @throws Error when it does not listen within a minute */
export async function startProgram(settings: Readonly<Record<string, string>>): Promise<Program> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../server/main.ts', import.meta.url))], {
    env: {
      ...process.env,
      ...{ PORT: String(port), HOST: '127.0.0.1', BASE_URL: '', NODE_ENV: '', LOG_LEVEL: 'error' },
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = endOf(child);
  let said = '';
  const listens = Promise.withResolvers<undefined>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('answers at')) listens.resolve(undefined);
  });
  child.once('exit', () => {
    listens.reject(new Error(`the program ended before it listened: ${said}`));
  });
  const timer = setTimeout(() => {
    listens.reject(new Error(`the program did not listen within a minute: ${said}`));
  }, 60_000);
  await listens.promise.finally(() => {
    clearTimeout(timer);
  });
  return {
    origin,
    readyAfter: performance.now() - begun,
    said: () => said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function endOf(child: ChildProcess): (signal: 'SIGKILL' | 'SIGTERM') => Promise<void> {
  const last = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', last);
  child.once('exit', () => process.off('exit', last));
  return async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
