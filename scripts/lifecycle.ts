// Draws docs/lifecycle.md from the tables that acts and pages ask; a test compares the two.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { meetingLifecycle, pollLifecycle } from '../server/domain/meetings/lifecycle.ts';
import { lifecycle as motionLifecycle } from '../server/domain/motions/lifecycle.ts';
import { answerLifecycle } from '../server/domain/proposals/answer-lifecycle.ts';
import { conditions, lifecycle as proposalLifecycle } from '../server/domain/proposals/lifecycle.ts';

type Lifecycle = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/** What else an act of the table asks for, with what that word means. */
interface Conditions {
  readonly of: Lifecycle;
  readonly means: string;
}

const ofProposals: Conditions = {
  of: conditions,
  means:
    'Acts marked _fallen_ are for what the members adopted and can no longer apply by it: another version came between, or somebody who must adopt it was not asked. Those marked _standing_ are shut once another version came between. What has become a version can be changed by no act.',
};

type Table = readonly [title: string, file: string, lifecycle: Lifecycle, conditions?: Conditions];

const tables: readonly Table[] = [
  ['A motion', 'server/domain/motions/lifecycle.ts', motionLifecycle],
  ['A proposal of a statute', 'server/domain/proposals/lifecycle.ts', proposalLifecycle, ofProposals],
  ["A member's answer", 'server/domain/proposals/answer-lifecycle.ts', answerLifecycle],
  ['A meeting', 'server/domain/meetings/lifecycle.ts', meetingLifecycle],
  ['A poll', 'server/domain/meetings/lifecycle.ts', pollLifecycle],
];

/** The whole page: for each thing a table of state, act and next state, acts that change no state together. */
export function lifecyclePage(): string {
  const parts = tables.map(([title, file, lifecycle, asks]) => {
    const rows = Object.entries(lifecycle).map(([state, acts]) => {
      const named = (act: string): string => {
        const condition = asks?.of[state]?.[act];
        return condition === undefined ? act : `${act} (_${condition}_)`;
      };
      const moves = Object.entries(acts).filter(([, next]) => next !== state);
      const stays = Object.entries(acts).filter(([, next]) => next === state);
      return [
        `\`${state}\``,
        moves.map(([act, next]) => `${named(act)} → \`${next ?? ''}\``).join('<br>'),
        stays.map(([act]) => named(act)).join(', '),
      ];
    });
    return `## ${title}\n\nFrom \`${file}\`.${asks === undefined ? '' : ` ${asks.means}`}\n\n${markdownTable(['state', 'act → next state', 'acts that leave it there'], rows)}\n`;
  });
  return `# Lifecycles\n\nDrawn by \`scripts/lifecycle.ts\`; do not edit. What is not here cannot be done.\n\n${parts.join('\n')}`;
}

/** As prettier would have it: columns padded to their widest cell. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(3, name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

export const lifecycleFile = fileURLToPath(new URL('../docs/lifecycle.md', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(lifecycleFile, lifecyclePage());
