// A mail server on loopback: keeps what it takes, and can be told to refuse, to be silent, and to hang up.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** What the server does with a letter: takes it, answers with this code, never answers, or takes it and hangs up. */
export type Manner = 'take' | 'silent' | 'takeAndHangUp' | number;

export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  behave(manner: Manner): void;
  close(): Promise<void>;
}

export async function mailServer(manner: Manner = 'take'): Promise<MailServer> {
  let now = manner;
  const received: Received[] = [];
  const refusal = (code: number): Error =>
    Object.assign(new Error('not this one, registrator@granby.example'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      if (now === 'silent') return;
      done(typeof now === 'number' ? refusal(now) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('latin1'),
        });
        if (now === 'takeAndHangUp') for (const each of server.connections) each._socket.destroy();
        else done(null);
      });
    },
  }) as SMTPServer & {
    readonly connections: Iterable<{ readonly _socket: { destroy(): void } }>;
  };
  server.on('error', () => undefined);
  const listening = await new Promise<{ address(): unknown }>((resolve) => {
    const made = server.listen(0, '127.0.0.1', () => {
      resolve(made);
    });
  });
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    ...{ port, received },
    behave(next) {
      now = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** The value of a header, unfolded; null where it is not there. */
export function headerOf({ raw }: Received, name: string): string | null {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? null;
}

/** The plain text of a letter, decoded, also where papers go along. */
export function textOf({ raw }: Received): string {
  const at = raw.search(/^Content-Type: text\/plain/im);
  const part = raw.slice(at).replace(/^--.*$[^]*?(?=^Content-Type: text\/plain)/m, '');
  const head = part.slice(0, part.indexOf('\r\n\r\n'));
  const whole = raw.slice(0, raw.indexOf('\r\n\r\n'));
  const body = part.slice(part.indexOf('\r\n\r\n') + 4).split(/\r\n--/)[0] ?? '';
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(`${head}\r\n${whole}`)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The bytes of the first paper that goes along; null where none does. */
export function attachmentOf({ raw }: Received): Buffer | null {
  const at = raw.search(/^Content-Type: application\/pdf/im);
  if (at < 0) return null;
  const part = raw.slice(at);
  return Buffer.from(part.slice(part.indexOf('\r\n\r\n') + 4).split(/\r\n--/)[0] ?? '', 'base64');
}
