// Sending what is queued: a claimed letter, its link and papers, the mail server, and one write for the result.
import type { Logger } from 'pino';
import type { Engine, Queries } from '../../database/engine.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { worker, type Queue, type Worker } from '../../jobs/worker.ts';
import { onOneLine, type Attachment } from '../../mail/letter.ts';
import { PostFault, type Post } from '../../mail/post.ts';
import { newReference } from '../../web/errors.ts';
import type { LinkTokens } from '../accounts/index.ts';
import type { OrganisationsDesk } from '../organisations/index.ts';
import type { MailDesk } from './actions.ts';
import { addressedBody } from './body.ts';
import type { Enclosure, OutgoingMail } from './records.ts';

export type SendingDesk = MailDesk & OrganisationsDesk;

/** Makes what an enclosure names; null when there is nothing (any longer) to enclose. */
export type Encloser<D> = (desk: D, enclosure: Enclosure) => Promise<Attachment | null>;

export interface SendingTools<D extends SendingDesk> {
  readonly engine: Engine;
  readonly desk: (queries: Queries) => D;
  readonly post: Post;
  readonly enclose: Encloser<D>;
  readonly tokens: LinkTokens;
  readonly baseUrl: string;
  readonly log: Logger;
  readonly now: () => number;
  /** Milliseconds before the next attempt, after the first, second …; then it is given up. */
  readonly pauses?: readonly number[];
}

/** Milliseconds that a claim lasts unless it is held; after a kill the letter is taken again when they are over. */
const claimFor = 6_000;
const usualPauses = [60_000, 300_000, 1_800_000, 7_200_000, 28_800_000] as const;

/** Sends an organisation's letters one after another: each at least once, with the same name if it is sent twice. */
export function mailWorker<D extends SendingDesk>(tools: SendingTools<D>): Worker {
  return worker({
    queue: mailQueue(tools),
    work: (mail) => sendMail(tools, mail),
    onFault: (fault) => {
      tools.log.error({ err: fault }, 'the queue of mail could not be read');
    },
  });
}

function mailQueue<D extends SendingDesk>(tools: SendingTools<D>): Queue<OutgoingMail> {
  const { engine, desk, now, pauses = usualPauses } = tools;
  const later = (milliseconds: number): string => new Date(now() + milliseconds).toISOString();
  const change = (work: (mail: MailDesk['mail']) => Promise<void>): Promise<void> =>
    engine.write((transaction) => work(desk(transaction).mail));
  const told = ({ id, kind, attempts }: OutgoingMail, fault: unknown, what: string): string => {
    const reference = newReference();
    tools.log.error({ reference, mail: id, kind, attempt: attempts, err: fault }, what);
    return reference;
  };
  const giveUp = async (mail: OutgoingMail, fault: unknown): Promise<void> => {
    const reference = told(mail, fault, 'a letter could not be sent');
    await change((store) => store.giveUp(mail, reference));
  };
  return {
    async take() {
      for (;;) {
        const mail = await desk(engine.read).mail.due(later(0));
        if (mail === null) return null;
        const until = later(claimFor);
        const isMine = await engine.write((transaction) => desk(transaction).mail.claim(mail, until));
        if (!isMine) continue;
        const mine: OutgoingMail = { ...mail, state: 'sending', attempts: mail.attempts + 1, dueAt: until };
        if (mail.state !== 'sending' || mail.attempts <= pauses.length) return mine;
        await giveUp(mine, new PostFault('the program ended each time while sending it', true));
      }
    },
    hold: (mail) => change((store) => store.hold(mail, later(claimFor))),
    release: (mail) => change((store) => store.putBack(mail, later(0))),
    async failed(mail, fault) {
      const isFinal = fault instanceof PostFault && fault.isFinal;
      const pause = isFinal ? undefined : pauses[mail.attempts - 1];
      if (pause === undefined) {
        await giveUp(mail, fault);
        return;
      }
      told(mail, fault, 'a letter is sent again later');
      await change((store) => store.putBack(mail, later(pause)));
    },
  };
}

async function sendMail<D extends SendingDesk>(tools: SendingTools<D>, mail: OutgoingMail): Promise<void> {
  const reading = tools.desk(tools.engine.read);
  const [sender] = await reading.organisations.byIds([mail.organisationId]);
  const attachments: Attachment[] = [];
  for (const enclosure of mail.enclosures) {
    const made = await tools.enclose(reading, enclosure);
    if (made !== null) attachments.push(made);
  }
  await tools.post.send({
    id: mail.id,
    fromName: sender === undefined ? '' : onOneLine(nameOn(sender, reading.today)),
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: addressedBody(mail, mail.linkId, tools.tokens, tools.baseUrl),
    attachments,
  });
  await tools.engine.write((transaction) =>
    tools.desk(transaction).mail.sent(mail, new Date(tools.now()).toISOString()),
  );
}
