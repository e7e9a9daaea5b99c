// The addresses of proposals of statutes; other rooms and templates get them from here.
import type { OrganisationKind } from '../../domain/organisations/organisation.ts';
import { statutePath } from '../statutes/index.ts';

interface Addressed {
  readonly kind: OrganisationKind;
  readonly slug: string;
}

export const proposalsPath = (organisation: Addressed): string =>
  `${statutePath(organisation) ?? ''}/forslag`;
export const beginProposalPath = (organisation: Addressed): string => `${proposalsPath(organisation)}/nytt`;
export const proposalPath = (organisation: Addressed, id: string): string =>
  `${proposalsPath(organisation)}/${id}`;

const under = (organisation: Addressed, id: string, rest: string): string =>
  `${proposalPath(organisation, id)}/${rest}`;
export const proposalTextPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'text');
/** @param clause the clause's anchor in the text */
export const proposalClausePath = (organisation: Addressed, id: string, clause: string): string =>
  under(organisation, id, `text/${clause}`);
export const textTitlePath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'text/namn');
/** @param after the anchor of the clause that the new one follows; empty for the first */
export const newClausePath = (organisation: Addressed, id: string, after: string): string =>
  under(organisation, id, `text/ny?efter=${after}`);
export const clauseNumberPath = (organisation: Addressed, id: string, clause: string): string =>
  `${proposalClausePath(organisation, id, clause)}/nummer`;
/** What it changes, as a file. */
export const proposalFilePath = (organisation: Addressed, id: string, kind: 'word' | 'pdf'): string =>
  under(organisation, id, `jamforelse/${kind}`);
/** The proposed text against what the law says it must state. */
export const proposalChecklistPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'kontroll');
export const termsPath = (organisation: Addressed, id: string): string => under(organisation, id, 'villkor');
export const effectsPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'foljder');
export const rebasePath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'ombasering');
export const consultationPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'samrad');
export const boardDecisionPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'styrelsebeslut');
export const dispatchPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'utskick');
export const ratificationPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'antagande');
/** @param member its slug */
export const memberPath = (organisation: Addressed, id: string, member: string): string =>
  under(organisation, id, `antagande/${member}`);
export const confirmationPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'bekraftelse');
export const letterPath = (
  organisation: Addressed,
  id: string,
  member: string,
  extension: 'pdf' | 'docx' | 'txt',
): string => under(organisation, id, `missiv/${member}.${extension}`);
export const attachmentPath = (organisation: Addressed, id: string, attachment: string): string =>
  under(organisation, id, `bilagor/${attachment}`);
/** The proposal as it was sent to the members, sealed. */
export const proposalDocumentPath = (organisation: Addressed, id: string): string =>
  under(organisation, id, 'handling');
/** The summary of a consultation. */
export const consultationDocumentPath = (organisation: Addressed, id: string, consultation: string): string =>
  under(organisation, id, `samrad/${consultation}/handling`);
/** What the board decides on. */
export const boardPaperPath = (
  organisation: Addressed,
  id: string,
  extension: 'pdf' | 'docx' | 'txt',
): string => under(organisation, id, `styrelseunderlag.${extension}`);
