// Requests a second and p99 of the clause page beside a bare reference page of the same size, in one run; exits 1 on a missed row.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { ReferenceContent } from './bench/reference-page.ts';

const rounds = 7;
const seconds = 3;
const connections = 10;
/** What each row must reach of the reference; `unkept` asks for another day each time, so that no kept page serves: it is told, not judged. */
const targets = { anonymous: 0.6, signedIn: 0.4, unkept: null } as const;

type Name = 'reference' | keyof typeof targets;
interface Measured {
  readonly perSecond: number;
  readonly p99: number;
}

const folder = mkdtempSync(join(tmpdir(), 'stadga-bench-'));
const children: ChildProcess[] = [];
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<boolean> {
  const house = await startHouse();
  const path = await aStatutePage(house.origin);
  const html = await (await fetch(house.origin + path)).text();
  const reference = await startReference(contentOf(html));
  const cookie = await signIn(house);
  const pages: Readonly<Record<Name, { readonly url: string; readonly headers: Record<string, string> }>> = {
    reference: { url: reference, headers: {} },
    anonymous: { url: house.origin + path, headers: {} },
    signedIn: { url: house.origin + path, headers: { cookie } },
    unkept: { url: `${house.origin}${path}?datum=2026-01-01&[<id>]`, headers: {} },
  };
  const names: readonly Name[] = ['reference', 'anonymous', 'signedIn', 'unkept'];
  for (const name of names) await measure(pages[name].url, pages[name].headers);
  const results: Record<Name, Measured[]> = { reference: [], anonymous: [], signedIn: [], unkept: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) results[name].push(await measure(pages[name].url, pages[name].headers));
  }
  const sizes = `${String(Buffer.byteLength(html))} bytes ours, ${String((await (await fetch(reference)).arrayBuffer()).byteLength)} bytes reference`;
  process.stdout.write(
    `${path}: ${sizes}; ${String(rounds)} interleaved rounds of ${String(seconds)} s, ${String(connections)} connections\n`,
  );
  return names.map((name) => report(name, results)).every((isMet) => isMet);
}

function report(name: Name, results: Readonly<Record<Name, readonly Measured[]>>): boolean {
  const perSecond = median(results[name].map((each) => each.perSecond));
  const p99 = median(results[name].map((each) => each.p99));
  const line = `${name.padEnd(10)} ${perSecond.toFixed(0).padStart(6)} requests/s  p99 ${p99.toFixed(1).padStart(6)} ms`;
  if (name === 'reference') {
    process.stdout.write(`${line}\n`);
    return true;
  }
  const target = targets[name];
  // Each round beside its own reference, so that what else the machine does meets both.
  const ratio = median(
    results[name].map((each, round) => each.perSecond / (results.reference[round]?.perSecond ?? NaN)),
  );
  const isMet = target === null || ratio >= target;
  const verdict = target === null ? 'no target' : `target ${String(target)}: ${isMet ? 'met' : 'MISSED'}`;
  process.stdout.write(`${line}  ${ratio.toFixed(2)} of the reference, ${verdict}\n`);
  return isMet;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function measure(url: string, headers: Record<string, string>): Promise<Measured> {
  const result = await autocannon({ url, headers, connections, duration: seconds, idReplacement: true });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url} answered with something else than a page`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

interface RunningHouse {
  readonly origin: string;
  readonly email: string;
  readonly password: string;
}

async function startHouse(): Promise<RunningHouse> {
  const port = await freePort();
  const main = fileURLToPath(new URL('../server/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      DATABASE_URL: '',
      BASE_URL: '',
      NODE_ENV: '',
      DEMO: 'on',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const account = /password "([^"]+)":\n\s+(\S+)/;
  for (let waited = 0; waited < 600 && !account.test(said); waited += 1) await pause(100);
  const [, password, email] = account.exec(said) ?? [];
  if (password === undefined || email === undefined) throw new Error(`the server did not start: ${said}`);
  return { origin: `http://127.0.0.1:${String(port)}`, email, password };
}

/** The first statute that the register leads to. */
async function aStatutePage(origin: string): Promise<string> {
  const register = await (await fetch(`${origin}/forbund`)).text();
  for (const [, path = ''] of register.matchAll(/href="(\/forbund\/[^"?/]+)"/g)) {
    const html = await (await fetch(`${origin}${path}/forbundsordning`)).text();
    if (html.includes('id="p4"')) return `${path}/forbundsordning`;
  }
  throw new Error('no statute in the register');
}

/** The page's own clauses, for the reference to show. */
function contentOf(html: string): ReferenceContent {
  const clauses = html
    .split('<section class="clause"')
    .slice(1)
    .map((part, index) => ({
      number: String(index + 1),
      heading: /clause-heading">([^<]*)/.exec(part)?.[1] ?? '',
      text: [...part.matchAll(/<p>([^<]*)<\/p>/g)].map(([, text]) => text ?? '').join(' '),
    }));
  return { title: /<h1[^>]*>([^<]*)/.exec(html)?.[1] ?? '', clauses, bytes: Buffer.byteLength(html) };
}

async function startReference(content: ReferenceContent): Promise<string> {
  const child = fork(fileURLToPath(new URL('./bench/reference-page.ts', import.meta.url)));
  children.push(child);
  const port = new Promise<number>((resolve) =>
    child.once('message', (message) => {
      resolve(Number(message));
    }),
  );
  child.send(content);
  return `http://127.0.0.1:${String(await port)}/`;
}

async function signIn({ origin, email, password }: RunningHouse): Promise<string> {
  const response = await fetch(`${origin}/logga-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email, password, next: '' }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (response.status !== 303 || cookie === undefined)
    throw new Error(`signing in answered ${String(response.status)}`);
  return cookie;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function freePort(): Promise<number> {
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
