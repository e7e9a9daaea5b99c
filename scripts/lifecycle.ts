// Draws docs/lifecycle.md from the tables that acts and pages ask; a test compares the two.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { meetingLifecycle, pollLifecycle } from '../server/domain/meetings/lifecycle.ts';
import { lifecycle as motionLifecycle } from '../server/domain/motions/lifecycle.ts';
import { answerLifecycle } from '../server/domain/proposals/answer-lifecycle.ts';
import { lifecycle as proposalLifecycle } from '../server/domain/proposals/lifecycle.ts';

type Lifecycle = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

const tables: readonly (readonly [title: string, file: string, lifecycle: Lifecycle])[] = [
  ['A motion', 'server/domain/motions/lifecycle.ts', motionLifecycle],
  ['A proposal of a statute', 'server/domain/proposals/lifecycle.ts', proposalLifecycle],
  ["A member's answer", 'server/domain/proposals/answer-lifecycle.ts', answerLifecycle],
  ['A meeting', 'server/domain/meetings/lifecycle.ts', meetingLifecycle],
  ['A poll', 'server/domain/meetings/lifecycle.ts', pollLifecycle],
];

/** The whole page: for each thing a table of state, act and next state, acts that change no state together. */
export function lifecyclePage(): string {
  const parts = tables.map(([title, file, lifecycle]) => {
    const rows = Object.entries(lifecycle).map(([state, acts]) => {
      const moves = Object.entries(acts).filter(([, next]) => next !== state);
      const stays = Object.entries(acts).filter(([, next]) => next === state);
      return [
        `\`${state}\``,
        moves.map(([act, next]) => `${act} → \`${next ?? ''}\``).join('<br>'),
        stays.map(([act]) => act).join(', '),
      ];
    });
    return `## ${title}\n\nFrom \`${file}\`.\n\n${markdownTable(['state', 'act → next state', 'acts that leave it there'], rows)}\n`;
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
