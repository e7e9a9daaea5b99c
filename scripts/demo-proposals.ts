// What has happened to proposals of statutes in the demo world: one event is one act by one person, as in demo-events.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  adoptionForms,
  noEffects,
  type ForceRule,
  type Proposal,
} from '../server/domain/proposals/proposal.ts';
import { amendmentKey } from '../server/domain/proposals/amendment-said.ts';
import type { Refusal } from '../server/domain/refusal.ts';
import { readStatute } from '../server/domain/statutes/parse/read-statute.ts';
import * as proposals from '../server/features/proposals/index.ts';
import type { StoredOrganisation } from '../server/features/organisations/index.ts';
import type { HouseDesk } from '../server/house.ts';
import { day, event } from './demo-shapes.ts';

/** Proposals are called by keys of the world's own, members by their slug, texts by their file. */
const proposal = z.string();
const member = z.string();
const decision = {
  on: day,
  minutes: z.string().default(''),
  registryNumber: z.string().default(''),
};

const forceRule: z.ZodType<ForceRule> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['whenAdopted', 'whenAdoptedAndSigned']), earliest: day.nullable() }),
  z.object({ kind: z.literal('fixedDay'), day }),
]);

export const proposalEvents = [
  event('nameContact', { organisation: z.string(), member, email: z.string() }),
  event('beginProposal', {
    ...{ proposal, organisation: z.string(), file: z.string(), heading: z.string() },
    ...{ adoptedAs: z.enum(adoptionForms), forceRule },
  }),
  event('giveReasons', { proposal, reasons: z.record(z.string(), z.string()) }),
  event('openConsultation', { proposal, answerBy: day }),
  event('comment', {
    ...{ proposal, member, clause: z.string(), text: z.string(), proposedWording: z.string().default('') },
  }),
  event('replyToComment', {
    ...{ proposal, comment: z.int().min(0), outcome: z.enum(['accepted', 'declined', 'noted']) },
    text: z.string(),
  }),
  event('changeText', { proposal, file: z.string() }),
  event('closeConsultation', { proposal }),
  event('approveProposal', { proposal, ...decision }),
  event('dispatchProposal', { proposal, answerBy: day.nullable(), bodies: z.record(z.string(), z.string()) }),
  event('recordAnswer', {
    ...{ proposal, member, answer: z.enum(['adopted', 'adoptedDeviating', 'refused', 'referredBack']) },
    ...{ condition: z.enum(['none', 'othersAlike']).default('none'), ...decision },
    ...{ file: z.string().optional(), note: z.string().default('') },
  }),
  event('confirmRatification', { proposal, file: z.string() }),
] as const;
type ProposalEvent = z.output<(typeof proposalEvents)[number]>;

export interface ProposalStage {
  /** Does an act as this person at this instant. @throws Error when it is refused */
  readonly act: <T>(
    what: string,
    at: number,
    email: string,
    work: (desk: HouseDesk) => Promise<T | Refusal>,
  ) => Promise<T>;
  readonly organisation: (slug: string) => Promise<StoredOrganisation>;
  /** A proposal has become a version: from now on its file names it. */
  readonly versionMade: (file: string, version: { organisationId: string; versionId: string }) => void;
  /** Where the files are. */
  readonly folder: string;
}

export function proposalPlayer(stage: ProposalStage): (told: ProposalEvent) => Promise<void> {
  const ids = new Map<string, string>();
  const read = (file: string) => {
    const source = readFileSync(join(stage.folder, file), 'utf8');
    return { source, reading: readStatute(source) };
  };
  const current = async (desk: HouseDesk, key: string): Promise<Proposal> => {
    const found = await desk.proposals.byId(ids.get(key) ?? '');
    if (found === null) throw new Error(`the demo world has not begun the proposal ${key}`);
    return found;
  };
  const memberId = async (slug: string): Promise<string> => (await stage.organisation(slug)).id;
  const newestRound = async (desk: HouseDesk, { id }: Proposal): Promise<number> =>
    (await desk.proposals.newestRounds([id])).get(id)?.number ?? 0;

  return async (told) => {
    const now = <T>(work: (desk: HouseDesk) => Promise<T | Refusal>): Promise<T> =>
      stage.act(`${told.at} ${told.act}`, Date.parse(told.at), told.by, work);
    const on = <T>(
      key: string,
      work: (desk: HouseDesk, proposal: Proposal) => Promise<T | Refusal>,
    ): Promise<T> => now(async (desk) => work(desk, await current(desk, key)));
    switch (told.act) {
      case 'nameContact':
        await now(async (desk) =>
          proposals.nameContact(
            desk,
            await stage.organisation(told.organisation),
            await memberId(told.member),
            told.email,
          ),
        );
        return;
      case 'beginProposal': {
        const { heading, adoptedAs, forceRule: rule } = told;
        const begun = await now(async (desk) =>
          proposals.beginProposal(desk, await stage.organisation(told.organisation), {
            ...{ kind: 'revision', heading, adoptedAs, forceRule: rule, effects: noEffects },
            ...{ text: read(told.file), because: 'begun' },
          }),
        );
        ids.set(told.proposal, begun.id);
        return;
      }
      case 'giveReasons':
        await on(told.proposal, async (desk, { id, organisationId, revision, textNumber }) => {
          const text = await desk.proposals.text(id, textNumber);
          if (text === null) throw new Error(`the proposal ${told.proposal} has no text`);
          const reasons = new Map(
            Object.entries(told.reasons).map(([clause, reason]): [string, string] => {
              const amendment = text.amendments.find(
                ({ proposed }) => `${proposed?.number ?? ''} §` === clause,
              );
              if (amendment === undefined) throw new Error(`${told.proposal} does not change ${clause}`);
              return [amendmentKey(amendment), reason];
            }),
          );
          return proposals.changeText(desk, { id, organisationId }, { revision, text, reasons });
        });
        return;
      case 'changeText':
        await on(told.proposal, (desk, found) =>
          proposals.changeText(desk, found, {
            ...{ revision: found.revision, text: read(told.file), because: 'edited' },
          }),
        );
        return;
      case 'openConsultation':
        await on(told.proposal, (desk, found) =>
          proposals.openConsultation(desk, found, { revision: found.revision, answerBy: told.answerBy }),
        );
        return;
      case 'comment':
        await on(told.proposal, async (desk, found) => {
          const open = (await desk.proposals.consultations(found.id)).at(-1);
          return proposals.comment(desk, found, {
            ...{ consultationId: open?.id ?? '', memberId: await memberId(told.member) },
            ...{ clause: told.clause, text: told.text, proposedWording: told.proposedWording },
          });
        });
        return;
      case 'replyToComment':
        await on(told.proposal, async (desk, found) => {
          const comments = await desk.proposals.comments(found.id);
          const { outcome, text } = told;
          return proposals.replyToComment(desk, found, {
            ...{ commentId: comments[told.comment]?.id ?? '', outcome, text },
          });
        });
        return;
      case 'closeConsultation':
        await on(told.proposal, (desk, found) =>
          proposals.closeConsultation(desk, found, { revision: found.revision }),
        );
        return;
      case 'approveProposal': {
        const { on: decidedOn, minutes, registryNumber } = told;
        const made = { body: 'Styrelsen', on: decidedOn, minutes, registryNumber };
        await on(told.proposal, (desk, found) =>
          proposals.approveProposal(desk, found, { revision: found.revision, decision: made }),
        );
        return;
      }
      case 'dispatchProposal':
        await on(told.proposal, async (desk, found) => {
          const bodies = new Map<string, string>();
          for (const [slug, body] of Object.entries(told.bodies)) bodies.set(await memberId(slug), body);
          const { revision } = found;
          return proposals.dispatchProposal(desk, found, { revision, answerBy: told.answerBy, bodies });
        });
        return;
      case 'recordAnswer':
        await on(told.proposal, async (desk, found) => {
          const { answer, condition, minutes, registryNumber, note } = told;
          return proposals.recordAnswer(desk, found, {
            ...{ roundNumber: await newestRound(desk, found), memberId: await memberId(told.member) },
            ...{ answer, condition, decidedOn: told.on, minutes, registryNumber, note },
            ...{ deviation: told.file === undefined ? null : read(told.file), attachment: null },
          });
        });
        return;
      case 'confirmRatification': {
        const { organisationId, versionId } = await on(told.proposal, async (desk, found) =>
          proposals.confirmRatification(desk, found, { roundNumber: await newestRound(desk, found) }),
        );
        if (versionId === null) throw new Error(`the proposal ${told.proposal} became no version`);
        stage.versionMade(told.file, { organisationId, versionId });
        return;
      }
    }
  };
}
