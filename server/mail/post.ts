// Sends letters by SMTP: one connection for each, with a limit on its time, and faults that tell no secret.
import { createTransport, type SendMailOptions } from 'nodemailer';
import { letterFault, type Letter } from './letter.ts';

/** Where letters are handed in, and in whose name. */
export interface PostSettings {
  readonly host: string;
  readonly port: number;
  /** `smtps:` speaks TLS from the first byte; `smtp:` turns to it, and must where it is required. */
  readonly isSecure: boolean;
  readonly requiresTls: boolean;
  readonly user: string | null;
  readonly password: string | null;
  /** The program's own address, which letters come from. */
  readonly fromAddress: string;
}

export interface Post {
  /** Hands the letter in. @throws PostFault when it was not taken */
  send(letter: Letter): Promise<void>;
}

/** Why a letter was not taken: a code and what it means for the next attempt; neither addresses nor passwords. */
export class PostFault extends Error {
  override readonly name = 'PostFault';
  /** No second attempt would mend it. */
  readonly isFinal: boolean;

  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
  }
}

/** Milliseconds: to connect, to be greeted, of silence, and for the whole of one letter. */
export interface PostLimits {
  readonly connecting: number;
  readonly greeting: number;
  readonly silence: number;
  readonly whole: number;
}
const usualLimits: PostLimits = { connecting: 10_000, greeting: 10_000, silence: 20_000, whole: 60_000 };

export function post(settings: PostSettings, limits: PostLimits = usualLimits): Post {
  const { host, port, user, password } = settings;
  return {
    async send(letter) {
      const fault = letterFault(letter);
      if (fault !== null) throw new PostFault(fault, true);
      const transport = createTransport({
        ...{ host, port, secure: settings.isSecure, requireTLS: settings.requiresTls },
        ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
        connectionTimeout: limits.connecting,
        greetingTimeout: limits.greeting,
        socketTimeout: limits.silence,
        // A letter is made of what it is given, never of files or addresses that its words name.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      let timer: NodeJS.Timeout | undefined;
      const timeIsOut = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new PostFault('the mail server took too long', false));
        }, limits.whole);
      });
      try {
        await Promise.race([transport.sendMail(messageOf(letter, settings.fromAddress)), timeIsOut]);
      } catch (fault) {
        throw fault instanceof PostFault ? fault : faultOf(fault);
      } finally {
        clearTimeout(timer);
        transport.close();
      }
    },
  };
}

function messageOf(letter: Letter, fromAddress: string): SendMailOptions {
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1);
  return {
    from: { name: letter.fromName, address: fromAddress },
    to: { name: '', address: letter.to },
    ...(letter.replyTo === null ? {} : { replyTo: { name: '', address: letter.replyTo } }),
    envelope: { from: fromAddress, to: [letter.to] },
    messageId: `<${letter.id}@${domain}>`,
    subject: letter.subject,
    text: letter.text,
    // RFC 3834: written by a program, so no answering machine writes back.
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: letter.attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: bytes,
    })),
  };
}

/** The fault as it may stand in a log: servers repeat addresses in their answers, so only codes are kept. */
function faultOf(fault: unknown): PostFault {
  const { code, responseCode, command } = (typeof fault === 'object' && fault !== null ? fault : {}) as {
    readonly code?: unknown;
    readonly responseCode?: unknown;
    readonly command?: unknown;
  };
  const told = [code, responseCode, command].filter(
    (part) => typeof part === 'string' || typeof part === 'number',
  );
  const isFinal =
    typeof responseCode === 'number' && responseCode >= 550 && responseCode <= 554 && code === 'EENVELOPE';
  return new PostFault(`the mail server did not take the letter (${told.join(' ')})`, isFinal);
}
