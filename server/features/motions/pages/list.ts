// What the list of motions and the page that begins one are told.
import type { MotionKind } from '../../../domain/motions/motion.ts';
import { resultOf, type MotionResult } from '../../../domain/motions/resolution.ts';
import { motionStates, type ClauseDecision, type MotionState } from '../../../domain/motions/motion.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { beginMotionPath, motionDraftPath, motionPath, motionsPath } from '../paths.ts';
import { numberText } from '../reading.ts';
import type { MotionLine } from '../store.ts';
import { motionsCrumb } from './editor.ts';

/** What the list is narrowed to; empty where it is not. */
export interface Narrowing {
  readonly year: string;
  readonly state: string;
  readonly kind: string;
}

export interface ListView {
  readonly lines: readonly MotionLine[];
  readonly drafts: readonly MotionLine[];
  readonly decisions: ReadonlyMap<string, readonly ClauseDecision[]>;
  /** The att-satser decided on, by motion: the result needs to know of all. */
  readonly clauseIds: ReadonlyMap<string, readonly string[]>;
  readonly networks: ReadonlyMap<string, { readonly name: string; readonly slug: string }>;
  readonly names: ReadonlyMap<string, string>;
  readonly narrowing: Narrowing;
  readonly mayBegin: boolean;
  readonly notice: string | null;
}

const shownStates = motionStates.filter((state) => state !== 'draft' && state !== 'boardEndorsed');

/** All submitted motions by network and year, newest first; own drafts above. */
export function listPage(view: ListView): Page {
  const { narrowing, lines, networks } = view;
  const years = [...new Set(lines.map(({ number }) => String(number?.year ?? '')))];
  const shown = lines.filter(
    (line) =>
      (narrowing.year === '' || String(line.number?.year) === narrowing.year) &&
      (narrowing.state === '' || line.state === narrowing.state) &&
      (narrowing.kind === '' || line.kind === narrowing.kind),
  );
  const groups = Map.groupBy(shown, (line) => `${line.networkId} ${String(line.number?.year ?? '')}`);
  return page('motions/list', {
    title: { key: 'motions.list.title' },
    crumbs: [],
    groups: [...groups.values()].map((group, index) => ({
      id: `grupp-${String(index + 1)}`,
      networkName: networks.get(group[0]?.networkId ?? '')?.name ?? '',
      year: String(group[0]?.number?.year ?? ''),
      rows: group.map((line) => rowOf(line, view)),
    })),
    drafts: view.drafts.map((line) => ({
      path: motionDraftPath(line.id),
      heading: line.heading,
      kind: line.kind,
      state: line.state,
      moverName: view.names.get(line.moverId) ?? '',
    })),
    hasAny: lines.length > 0,
    count: shown.length,
    filter: {
      years: years.map((year) => ({ value: year, isChosen: year === narrowing.year })),
      states: shownStates
        .filter((state) => lines.some((line) => line.state === state))
        .map((state) => ({ value: state, isChosen: state === narrowing.state })),
      kinds: (['motion', 'boardProposal'] as const).map((kind) => ({
        value: kind,
        isChosen: kind === narrowing.kind,
      })),
      isNarrowed: narrowing.year + narrowing.state + narrowing.kind !== '',
    },
    listPath: motionsPath,
    beginPath: view.mayBegin ? beginMotionPath : null,
    notice: view.notice,
  });
}

interface Row {
  readonly number: string;
  readonly path: string;
  readonly heading: string;
  readonly moverName: string;
  readonly kind: MotionKind;
  readonly state: MotionState;
  readonly late: string | null;
  readonly result: MotionResult | null;
}

function rowOf(line: MotionLine, view: ListView): Row {
  const number = numberText(view.networks.get(line.networkId)?.slug ?? '', line);
  const clauses = (view.clauseIds.get(line.id) ?? []).map((id) => ({ id }));
  return {
    number,
    path: motionPath(number),
    heading: line.heading,
    moverName: view.names.get(line.moverId) ?? '',
    kind: line.kind,
    state: line.state,
    late: line.lateAdmission,
    result: resultOf(clauses, view.decisions.get(line.id) ?? []),
  };
}

/** Who can begin a motion to whom: a choice for each. */
export interface Beginning {
  /** "MOVER.NETWORK": the ids. */
  readonly value: string;
  readonly moverName: string;
  readonly networkName: string;
  readonly kind: MotionKind;
  readonly moverId: string;
  readonly networkId: string;
}

export function beginPage(choices: readonly Beginning[], chosen: string, refusals: readonly Refusal[]): Page {
  return page(
    'motions/begin',
    {
      title: { key: 'motions.begin.title' },
      crumbs: [motionsCrumb],
      choices: choices.map((each) => ({
        ...each,
        isChosen: each.value === chosen || choices.length === 1,
      })),
      beginPath: beginMotionPath,
    },
    refusals,
  );
}
