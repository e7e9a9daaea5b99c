// What has happened in the demo world: motions in every state, one meeting done and one to come.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { loadDemoWorld } from '../../scripts/demo-world.ts';
import { readConfig } from '../../server/config.ts';
import { resultOf } from '../../server/domain/motions/resolution.ts';
import { ruleOn } from '../../server/domain/organisations/rules.ts';
import { numberText } from '../../server/features/motions/index.ts';
import { clauseHash, textHash } from '../../server/domain/statutes/identity.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import { clauseAnchors } from '../../server/domain/statutes/anchor.ts';
import { day } from '../../server/domain/language/dates.ts';
import { buildHouse, type House, type HouseDesk } from '../../server/house.ts';
import { freshSqlite } from '../support/engines.ts';

describe('the history of the demo world', () => {
  let dataDir: string;
  let house: House;
  let desk: HouseDesk;
  before(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'stadga-history-'));
    const environment = { NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'error', DATABASE_URL: freshSqlite() };
    house = await buildHouse(readConfig({ ...environment, DATA_DIR: dataDir }), () =>
      Date.parse('2026-11-22T08:00:00Z'),
    );
    await loadDemoWorld(house);
    desk = house.desk(house.engine.read, null);
  });
  after(async () => {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const slugOf = async (id: string): Promise<string> => (await desk.organisations.byIds([id]))[0]?.slug ?? '';
  const all = async () => {
    const ids = await house.engine.read.selectFrom('motions').select('id').orderBy('begun_at').execute();
    const found = await Promise.all(ids.map(({ id }) => desk.motions.byId(id)));
    return found.flatMap((each) => (each === null ? [] : [each]));
  };

  it('has each motion in its state, with its number and what it came to', async () => {
    const told = [];
    for (const motion of await all()) {
      const result = resultOf(motion.content.clauses, await desk.motions.decisions(motion.id));
      const number = numberText(await slugOf(motion.networkId), motion);
      told.push([number, motion.state, result, motion.lateAdmission]);
    }
    expect(told.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).to.deep.equal([
      ['', 'boardEndorsed', null, null],
      ['', 'draft', null, null],
      ['nns-2026-1', 'followedUp', 'approved', null],
      ['nns-2026-2', 'closed', 'approved', null],
      ['nns-2026-3', 'decided', 'partlyApproved', null],
      ['nns-2026-4', 'closed', 'answered', null],
      ['nns-2026-5', 'decided', 'approved', null],
      ['nns-2026-6', 'decided', 'referredBack', 'admitted'],
      ['nns-2026-7', 'withdrawn', null, null],
      ['nns-2026-p1', 'onAgenda', null, null],
      ['nns-2026-p2', 'onAgenda', null, null],
    ]);
  });

  it('has a meeting done, whose polls were voted in by every förbund and counted by another than who closed them', async () => {
    const meeting = await desk.meetings.bySlug('nns-2026');
    expect(meeting).to.include({ state: 'attested', day: '2026-05-20' });
    const polls = await desk.meetings.polls(meeting?.id ?? '');
    expect(
      polls.map(({ state, result }) => [state, result?.outcome, result?.tally.yes, result?.tally.no]),
    ).to.deep.equal([
      ['sealed', 'carried', 2, 1],
      ['sealed', 'carried', 2, 0],
      ['sealed', 'rejected', 1, 2],
      ['sealed', 'carried', 2, 1],
      ['sealed', 'carried', 2, 1],
      ['sealed', 'carried', 2, 1],
    ]);
    for (const poll of polls) {
      expect(await desk.meetings.ballots(poll.id)).to.have.lengthOf(3);
      expect(poll.sealedBy).to.be.a('string').and.not.equal(poll.closedBy);
    }
    const items = await desk.meetings.items(meeting?.id ?? '');
    expect(items.filter(({ motionId, decision }) => motionId === null && decision === '')).to.deep.equal([]);
    expect(await desk.meetings.attestations(meeting?.id ?? '')).to.have.lengthOf(2);
  });

  it('has a meeting to come, called, with the board’s proposals on its agenda and time left for motions', async () => {
    const today = day('2026-11-22');
    if (today === null) throw new Error('no day');
    const network = await desk.organisations.bySlug('nns');
    const next = await desk.meetings.nextAnnual(network?.id ?? '', today);
    expect(next).to.include({ slug: 'nns-2027', state: 'summoned' });
    const items = await desk.meetings.items(next?.id ?? '');
    expect(items.filter(({ kind }) => kind === 'motion')).to.have.lengthOf(2);
    const rule = ruleOn(await desk.organisations.rules(network?.id ?? ''), 'motionDeadline', today);
    expect(rule).to.deep.include({ value: { weeksBefore: 10 }, clause: '7 §' });
  });

  it('quotes clauses as they stood, and one of the first motion’s two has been changed since', async () => {
    const [first] = (await all()).filter(({ number, kind }) => kind === 'motion' && number?.sequence === 1);
    const isChanged = [];
    for (const { organisationId, versionId, anchor, clauseHash: pinned } of first?.content.citations ?? []) {
      const hashIn = async (id: string): Promise<string | null> => {
        const clauses = (await desk.statutes.text(organisationId, id))?.reading.clauses ?? [];
        const clause = clauses[clauseAnchors(clauses).indexOf(anchor)];
        return clause === undefined ? null : clauseHash(clause);
      };
      expect(await hashIn(versionId)).to.equal(pinned);
      const newest = (await desk.statutes.versions(organisationId)).at(-1);
      isChanged.push((await hashIn(newest?.id ?? '')) !== pinned);
    }
    expect(isChanged.toSorted()).to.deep.equal([false, true]);
  });

  it('has bylaws that the annual meeting changed: word for word what the file says, from the day that the motion asked for', async () => {
    const network = await desk.organisations.bySlug('nns');
    const versions = await desk.statutes.versions(network?.id ?? '');
    const changed = versions.at(-1);
    expect(versions).to.have.lengthOf(2);
    expect(changed).to.include({ evidence: 'ratified', effectiveFrom: '2026-07-01' });
    const file = readFileSync(new URL('../../content/demo/statutes/nns-2026.txt', import.meta.url), 'utf8');
    expect(changed?.textHash).to.equal(textHash(readStatute(file)));
    const [decision] = await desk.statutes.decisions(network?.id ?? '', changed?.id ?? '');
    expect(decision).to.include({ body: 'Årsmötet', on: '2026-05-20', minutes: '§ 12' });
  });

  it('was logged in order of time, by those whose act it was', async () => {
    const rows = await house.engine.read
      .selectFrom('log_entries')
      .select(['kind', 'at', 'canonical'])
      .orderBy('sequence')
      .execute();
    const times = rows.map(({ at }) => at);
    expect(times).to.deep.equal(times.toSorted());
    const nobody = rows
      .filter(({ kind }) => /^(motion|meeting|poll|roll|yrkande|minutes|mandate|rule)\./.test(kind))
      .filter(({ canonical }) => (JSON.parse(canonical) as { readonly by: string | null }).by === null);
    expect(nobody.map(({ kind }) => kind)).to.deep.equal([]);
  });
});
