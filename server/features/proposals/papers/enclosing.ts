// The missiv that goes along with a letter by mail: printed when the letter is sent, as it was dispatched.
import { isRefusal } from '../../../domain/refusal.ts';
import type { Attachment } from '../../../mail/letter.ts';
import type { PrintDraft } from '../../documents/index.ts';
import type { Enclosure } from '../../mail/index.ts';
import type { ProposalsDesk } from '../actions/desk.ts';
import { memberPath } from '../paths.ts';
import { paperContent, type PaperTools } from './content.ts';
import { letterPaper } from './letter.ts';

/** @throws Error where it cannot be printed now: the letter waits and is tried again */
export function letterToEnclose(tools: PaperTools & { readonly print: PrintDraft }) {
  return async (
    desk: ProposalsDesk,
    { proposalId, roundNumber, memberId }: Enclosure,
  ): Promise<Attachment | null> => {
    const proposal = await desk.proposals.byId(proposalId);
    const rounds = proposal === null ? [] : await desk.proposals.rounds(proposalId);
    const round = rounds.find(({ number }) => number === roundNumber);
    const member = round?.members.find((each) => each.memberId === memberId);
    const [addressee] = await desk.organisations.byIds([memberId]);
    if (proposal === null || round === undefined || member === undefined || addressee === undefined)
      return null;
    const content = await paperContent(desk, tools, proposal, round);
    if (isRefusal(content)) throw new Error(`the missiv could not be compared: ${content.refused}`);
    const answerAt = memberPath(content.organisation, proposal.id, addressee.slug);
    const printed = await tools.print(letterPaper(content, member, answerAt, tools));
    if (isRefusal(printed)) throw new Error(`the missiv could not be printed: ${printed.refused}`);
    return { name: `missiv-${addressee.slug}.pdf`, type: 'application/pdf', bytes: printed.bytes };
  };
}
