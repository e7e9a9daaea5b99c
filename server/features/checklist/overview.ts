// Every förbund's text against the law's list: how many items each lacks, and which.
import { setImmediate as turn } from 'node:timers/promises';
import { checklistOf, type ChecklistRow } from '../../domain/statutes/checklist.ts';
import { page, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { dayAsked } from '../../web/form.ts';
import type { Visit } from '../../web/room.ts';
import { everythingOn, topicsPath, type AskLibrary, type TopicsDesk } from '../topics/index.ts';
import { checkedForbund } from './checked.ts';
import { checklistPath, overviewPath } from './paths.ts';

export async function showOverview<D extends TopicsDesk>(visit: Visit<D>, ask: AskLibrary): Promise<Answer> {
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const everything = await everythingOn(visit.desk, ask, asked.on);
  if ('refused' in everything) return everything;
  const lines: object[] = [];
  for (const { organisation, name, version, clauses } of everything.forbund) {
    const text = await visit.desk.statutes.text(organisation.id, version.id);
    if (text === null) continue;
    const rows = checklistOf(text.reading, {
      on: asked.on,
      forbund: await checkedForbund(visit.desk, organisation, asked.on),
      topics: clauses.map(({ topics }) => topics),
    });
    const path = `${checklistPath(organisation.slug)}${asked.isToday ? '' : `?datum=${asked.on}`}`;
    lines.push({ name, path, ...counted(rows) });
    // Many are checked one after the other: what else waits has its turn in between.
    await turn();
  }
  return page(
    'checklist/overview',
    {
      title: { key: 'checklist.overview' },
      crumbs: [{ key: 'topics.title', path: topicsPath }],
      lines,
      withoutTextCount: everything.withoutText.length,
      ...{ dayPath: overviewPath, on: asked.on, typedDay: asked.typed, isToday: asked.isToday },
    },
    asked.refusals,
  );
}

function counted(rows: readonly ChecklistRow[]) {
  const having = (...verdicts: readonly ChecklistRow['verdict'][]) =>
    rows.filter(({ verdict }) => verdicts.includes(verdict));
  return {
    faults: having('contrary', 'missing').map(({ check, verdict }) => ({ check, verdict })),
    doubtfulCount: having('doubtful').length,
    foundCount: having('found', 'notAsked').length,
  };
}
