// Many posts at the same moment, each tried again as a browser or a person would, and how long each took to be answered.
import { Agent, request } from 'node:http';

export interface Post {
  readonly url: string;
  readonly cookie: string;
  readonly body: string;
}

export interface Answered {
  /** 0 where no answer came at all. */
  readonly status: number;
  readonly location: string;
  /** From the first try until the answer, milliseconds. */
  readonly took: number;
  readonly tries: number;
}

export interface BurstOptions {
  /** Whether to try again, up to five times, when the connection breaks. */
  readonly retries: boolean;
}

/** Sends all at once. */
export async function burst(posts: readonly Post[], { retries }: BurstOptions): Promise<readonly Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: posts.length });
  const answers = await Promise.all(posts.map((post) => send(post, agent, retries ? 5 : 1)));
  agent.destroy();
  return answers;
}

async function send(post: Post, agent: Agent, mostTries: number): Promise<Answered> {
  const begun = performance.now();
  let answer = { status: 0, location: '' };
  let tries = 0;
  while (answer.status === 0 && tries < mostTries) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, 50 * tries));
    tries += 1;
    answer = await once(post, agent);
  }
  return { ...answer, took: performance.now() - begun, tries };
}

function once({ url, cookie, body }: Post, agent: Agent): Promise<{ status: number; location: string }> {
  return new Promise((resolve) => {
    const asking = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          ...{ cookie, origin: new URL(url).origin, 'content-type': 'application/x-www-form-urlencoded' },
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        response.resume();
        response.once('end', () => {
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '' });
        });
        response.once('error', () => {
          resolve({ status: 0, location: '' });
        });
      },
    );
    asking.once('error', () => {
      resolve({ status: 0, location: '' });
    });
    asking.end(body);
  });
}

/** The value that so many per cent are at most. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}
