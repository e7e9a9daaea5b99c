// A motion's paper: as a draft to print, and as it is issued.
import { dayInSweden } from '../../domain/language/dates.ts';
import type { Paper } from '../../domain/documents/blocks.ts';
import { motionPaper } from '../../domain/motions/document.ts';
import type { Motion } from '../../domain/motions/motion.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { PaperToIssue } from '../documents/index.ts';
import type { MotionsDesk } from './actions/desk.ts';
import { amendmentsOf, type AmendmentTools } from './amendments.ts';
import { motionPath } from './paths.ts';
import { quotationsIn, quotationsOf } from './quotations.ts';
import { numberText } from './reading.ts';

type PaperDesk = Pick<MotionsDesk, 'motions' | 'organisations' | 'statutes' | 'proposals' | 'today' | 'now'>;

/** The paper of a draft as it stands, or of a submitted motion as it was sent: names and quotations of that day. */
export async function paperOf(desk: PaperDesk, tools: AmendmentTools, motion: Motion): Promise<Paper> {
  const on = motion.submittedAt === null ? desk.today : dayInSweden(Date.parse(motion.submittedAt));
  const coMoverIds = motion.coMovers.map(({ organisationId }) => organisationId);
  const organisations = await desk.organisations.byIds([motion.moverId, motion.networkId, ...coMoverIds]);
  const byId = new Map(organisations.map((each) => [each.id, each]));
  const name = (id: string): string => {
    const found = byId.get(id);
    return found === undefined ? '' : nameOn(found, on);
  };
  return motionPaper(motion, {
    moverName: name(motion.moverId),
    networkName: name(motion.networkId),
    coMovers: motion.coMovers.map(({ organisationId, endorsement }) => ({
      name: name(organisationId),
      endorsement,
    })),
    number: motion.number === null ? null : numberText(byId.get(motion.networkId)?.slug ?? '', motion),
    quotations: quotationsIn(await quotationsOf(desk, motion.content.citations, on)),
    amendments: await amendmentsOf(desk, tools, motion),
    today: desk.today,
    changedAt: desk.now,
  });
}

/** The submitted motion to be printed and sealed; null for a draft and for what is not there. */
export const motionToIssue =
  (tools: AmendmentTools) =>
  async (desk: PaperDesk, motionId: string): Promise<PaperToIssue | null> => {
    const motion = await desk.motions.byId(motionId);
    if (motion === null || motion.number === null) return null;
    const paper = await paperOf(desk, tools, motion);
    const number = paper.registryNumber ?? '';
    return { paper, fileName: `${number}-motion.pdf`, path: motionPath(number) };
  };
