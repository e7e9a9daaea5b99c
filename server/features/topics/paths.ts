// The addresses of topics: each has a Swedish word of its own.
import { topicCodes, type TopicCode } from '../../domain/topics/topics.ts';

export const topicsPath = '/amnen';
export const similarPattern = `${topicsPath}/liknande`;

/** Links to these stand in documents: a word, once given, is never another topic's. */
const slugs: Readonly<Record<TopicCode, string>> = {
  name: 'namn-och-sate',
  members: 'medlemmar',
  purpose: 'andamal',
  organisation: 'organisation',
  board: 'styrelse',
  tasks: 'uppgifter',
  initiative: 'initiativratt',
  decisions: 'beslut',
  notices: 'tillkannagivanden',
  shares: 'andelar',
  borrowing: 'lan',
  insight: 'insyn',
  budget: 'budget',
  audit: 'revision',
  withdrawal: 'uttrade',
  liquidation: 'likvidation',
  disputes: 'tvister',
  remuneration: 'ersattningar',
  amendment: 'andring',
  entryIntoForce: 'ikrafttradande',
};

export const topicPath = (topic: TopicCode): string => `${topicsPath}/${slugs[topic]}`;
export const topicIn = (slug: string): TopicCode | null =>
  topicCodes.find((topic) => slugs[topic] === slug) ?? null;

/** The clauses of others that are closest to one. @param anchor its fragment in the version's address */
export const similarPath = (versionId: string, anchor: string): string =>
  `${similarPattern}?lydelse=${encodeURIComponent(versionId)}&paragraf=${encodeURIComponent(anchor)}`;

/** What the clauses of one förbund are about, and where that is corrected. */
export const clauseTopicsPattern = '/forbund/:slug/forbundsordning/amnen';
export const clauseTopicsPath = (slug: string): string => clauseTopicsPattern.replace(':slug', slug);
