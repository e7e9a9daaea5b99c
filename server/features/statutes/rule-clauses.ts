// The clauses that a network's rules come from: as they stood in the bylaws when each rule began, and what has become of them.
import { readEnumeration } from '../../domain/comparison/amending-names.ts';
import type { Day } from '../../domain/language/dates.ts';
import { citationState } from '../../domain/motions/citation.ts';
import type { DatedRule } from '../../domain/organisations/rules.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { clauseReference } from '../../domain/statutes/citation.ts';
import { clauseHash } from '../../domain/statutes/identity.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import type { RuleClauses, StoredOrganisation } from '../organisations/index.ts';
import type { StatutesDesk } from './actions.ts';
import { versionPath } from './paths.ts';

type Reading = Pick<StatutesDesk, 'statutes'>;

/** @param comparePath the address of two versions compared, by their ids */
export const ruleClauses =
  (comparePath: (from: string, to: string) => string): RuleClauses<Reading> =>
  async (desk, network, rules, on) => {
    const versions = await versionsOf(desk, network);
    return new Map(
      rules.map((rule) => [rule.id, namesIn(rule).map((name) => standing(name, rule.from, versions))]),
    );

    function standing(name: string, from: Day, there: typeof versions) {
      const version = timelineOn(there, from).inForce;
      const place = version?.clauses.findIndex((clause) => clauseReference(clause) === name) ?? -1;
      const clause = version?.clauses[place];
      if (version === null || clause === undefined) return { name, path: null, changed: null };
      const anchor = clauseAnchors(version.clauses)[place] ?? '';
      const pinned = { versionId: version.id, anchor, clauseHash: clauseHash(clause) };
      const state = citationState(pinned, there, on);
      return {
        name,
        path: `${versionPath(network, version.sequence)}#${anchor}`,
        changed:
          'since' in state ? { since: state.since, path: comparePath(version.id, state.inVersion) } : null,
      };
    }
  };

/** "6 och 12 §§" names two clauses; words that name none are left as they stand. */
function namesIn({ clause }: Pick<DatedRule, 'clause'>): readonly string[] {
  const names = readEnumeration(clause.replaceAll('\u00a0', ' ').trim()) ?? [];
  return names.map(({ chapter, number }) =>
    chapter === null ? `${number} §` : `${chapter} kap. ${number} §`,
  );
}

async function versionsOf(desk: Reading, network: StoredOrganisation) {
  const found = [];
  for (const { id, sequence, effectiveFrom } of await desk.statutes.versions(network.id)) {
    const text = await desk.statutes.text(network.id, id);
    found.push({ id, sequence, effectiveFrom, clauses: text?.reading.clauses ?? [] });
  }
  return found;
}
