// Two people at one draft, saving while somebody writes, hostile and oversized text, on a form that never loses what was typed.
import { expect } from 'chai';
import type { Motion } from '../../../server/domain/motions/motion.ts';
import { appOfSuite, type TestApp, type Typed, type Visitor } from '../../support/app.ts';
import { expectLogged, expectNoChange } from '../../support/assertions.ts';
import { elementsOf } from '../../support/markup.ts';
import { draftedMotion, endorsed, submittedMotion } from '../../support/motions.ts';
import { expectPage, expectRedirect, type PageRead } from '../../support/page.ts';

const typedOn = (page: PageRead): Typed => ({
  revision: page.values('revision')[0] ?? '',
  heading: page.value('heading'),
  clauseId: page.values('clauseId'),
  clause: page.values('clause'),
  rationale: page.value('rationale'),
  citation: page.values('citation'),
});

async function begun(app: TestApp): Promise<{
  readonly motion: Motion;
  readonly path: string;
  readonly secretary: Visitor;
  readonly typed: Typed;
}> {
  const motion = await draftedMotion(app.house, app.world);
  const path = `/motioner/utkast/${motion.id}`;
  const secretary = await app.as('secretary');
  return { motion, path, secretary, typed: typedOn(expectPage(await secretary.get(path))) };
}

describe('two people at one draft', () => {
  const open = appOfSuite();

  it('are put together where they changed different things, and are told', async () => {
    const { path, secretary, typed } = await begun(open());
    expectRedirect(await secretary.upload(path, { ...typed, heading: 'Den enas rubrik', step: 'save' }));
    const to = expectRedirect(
      await secretary.upload(path, { ...typed, rationale: 'Den andras motivering.', step: 'save' }),
    );
    expect(to).to.equal(`${path}?kvitto=motionMerged`);
    const page = expectPage(await secretary.get(to));
    expect(page.value('heading')).to.equal('Den enas rubrik');
    expect(page.value('rationale')).to.equal('Den andras motivering.');
    expect(page.text).to.include('Någon annan hade också ändrat');
  });

  it('are asked where they changed the same, lose nothing, and are settled by choosing', async () => {
    const { motion, path, secretary, typed } = await begun(open());
    const [first, second] = [typed['clause'] ?? []].flat();
    expectRedirect(
      await secretary.upload(path, {
        ...typed,
        ...{ heading: 'Den enas', clause: ['att den ena skrev', String(second)], step: 'save' },
      }),
    );
    const conflict = await expectNoChange(open().house.engine, () =>
      secretary.upload(path, {
        ...typed,
        ...{ heading: 'Den andras', clause: ['att den andra skrev', String(second)], rationale: 'Bara min.' },
        step: 'save',
      }),
    );
    const page = expectPage(conflict, 409);
    expect(page.mistakes.join()).to.include('Någon annan har ändrat texten');
    for (const text of ['Den enas', 'Den andras', 'att den ena skrev', 'att den andra skrev'])
      expect(page.text).to.include(text);
    expect(page.text).to.include(String(first));
    const kept = (from: PageRead): Typed => ({
      ...{ revision: from.values('revision')[0] ?? '', theirs: from.values('theirs')[0] ?? '' },
      ...{ heading: from.values('heading')[0] ?? '', clauseId: from.values('clauseId') },
      ...{ clause: from.values('clause'), rationale: from.values('rationale')[0] ?? '' },
    });
    const at = `choice.clause.${motion.content.clauses[0]?.id ?? ''}`;
    const half = expectPage(
      await secretary.upload(`${path}/sammanfogning`, {
        ...kept(page),
        [at]: 'own',
        [at.replace('choice', 'own')]: 'att vi skrev',
      }),
      422,
    );
    expect(half.errorAt('choice.heading')).to.be.a('string');
    expect(half.value(at.replace('choice', 'own'))).to.equal('att vi skrev');
    expectRedirect(
      await secretary.upload(`${path}/sammanfogning`, {
        ...kept(page),
        ...{ 'choice.heading': 'theirs', [at]: 'own', [at.replace('choice', 'own')]: 'Att vi skrev' },
      }),
    );
    const settled = expectPage(await secretary.get(path));
    expect(settled.value('heading')).to.equal('Den enas');
    expect(settled.values('clause')).to.deep.equal(['att vi skrev', second]);
    expect(settled.value('rationale')).to.equal('Bara min.');
  });

  it('are merged in turn when a third saved while the second chose', async () => {
    const { path, secretary, typed } = await begun(open());
    expectRedirect(await secretary.upload(path, { ...typed, heading: 'Ett', step: 'save' }));
    const page = expectPage(await secretary.upload(path, { ...typed, heading: 'Två', step: 'save' }), 409);
    const now = typedOn(expectPage(await secretary.get(path)));
    expectRedirect(await secretary.upload(path, { ...now, rationale: 'Den tredjes.', step: 'save' }));
    expectRedirect(
      await secretary.upload(`${path}/sammanfogning`, {
        ...{ ...typed, heading: 'Två', theirs: page.values('theirs')[0] ?? '', 'choice.heading': 'mine' },
      }),
    );
    const settled = expectPage(await secretary.get(path));
    expect(settled.value('heading')).to.equal('Två');
    expect(settled.value('rationale')).to.equal('Den tredjes.');
  });

  it('are asked about fifty att-satser at once, and settled in one form', async () => {
    const { house, world } = open();
    const { newId } = house.desk(house.engine.read, null);
    const rows = Array.from({ length: 50 }, (_, index) => ({ id: newId(), text: `att ${String(index)}` }));
    const motion = await draftedMotion(house, world, { clauses: rows });
    const path = `/motioner/utkast/${motion.id}`;
    const secretary = await open().as('secretary');
    const typed = typedOn(expectPage(await secretary.get(path)));
    const changed = (word: string): readonly string[] => rows.map(({ text }) => `${text} ${word}`);
    expectRedirect(await secretary.upload(path, { ...typed, clause: changed('ena'), step: 'save' }));
    const page = expectPage(
      await secretary.upload(path, { ...typed, clause: changed('andra'), step: 'save' }),
      409,
    );
    const choices = rows.flatMap(({ id }): readonly [string, string][] => [
      [`choice.clause.${id}`, 'mine'],
      [`own.clause.${id}`, 'annat'],
    ]);
    expectRedirect(
      await secretary.upload(`${path}/sammanfogning`, {
        ...{ ...typed, clause: changed('andra'), theirs: page.values('theirs')[0] ?? '' },
        ...Object.fromEntries(choices),
      }),
    );
    expect(expectPage(await secretary.get(path)).values('clause')).to.deep.equal(changed('andra'));
  });

  it('save at the same moment without either being lost', async () => {
    const { path, secretary, typed } = await begun(open());
    const saves = ['A', 'B', 'C', 'D'].map((letter) =>
      secretary.upload(path, {
        ...typed,
        rationale: `${String(typed['rationale'])}\n\nStycke ${letter}.`,
        step: 'save',
      }),
    );
    const answers = await Promise.all(saves);
    expect(answers.filter(({ status }) => status === 303)).to.have.lengthOf(1);
    for (const answer of answers.filter(({ status }) => status !== 303)) {
      const page = expectPage(answer, 409);
      expect(
        ['A', 'B', 'C', 'D'].filter((letter) => page.text.includes(`Stycke ${letter}.`)),
      ).to.have.lengthOf(2);
    }
  });

  it('cannot throw away what the other has changed', async () => {
    const { path, secretary, typed } = await begun(open());
    expectRedirect(await secretary.upload(path, { ...typed, heading: 'Ny', step: 'save' }));
    expectPage(await secretary.post(`${path}/kassering`, { revision: String(typed['revision']) }), 409);
    const now = typedOn(expectPage(await secretary.get(path)));
    await expectLogged(open().house.engine, ['motion.discarded'], async () =>
      expectRedirect(await secretary.post(`${path}/kassering`, { revision: String(now['revision']) })),
    );
    expectPage(await secretary.get(path), 404);
  });
});

describe('saving while somebody writes', () => {
  const open = appOfSuite();
  const asked = async (
    visitor: Visitor,
    path: string,
    typed: Typed,
  ): Promise<{ readonly status: number; readonly value: Record<string, unknown> }> => {
    const response = await visitor.upload(path, { ...typed, step: 'autosave' });
    expect(response.headers['content-type']).to.match(/^application\/json/);
    return { status: response.status, value: JSON.parse(response.text) as Record<string, unknown> };
  };

  it('answers the new revision, the names of new rows and the time', async () => {
    const { motion, path, secretary, typed } = await begun(open());
    const saved = await asked(secretary, path, {
      ...typed,
      clause: [...[typed['clause'] ?? []].flat(), '- att en till'],
      clauseId: [...[typed['clauseId'] ?? []].flat(), ''],
    });
    expect(saved).to.deep.include({ status: 200 });
    expect(saved.value).to.include({ revision: 2, message: 'Sparat kl. 10.00', state: 'Utkast' });
    expect(saved.value['clauseIds']).to.have.lengthOf(3);
    const stored = await open().house.desk(open().house.engine.read, null).motions.byId(motion.id);
    expect(stored?.content.clauses.map(({ id }) => id)).to.deep.equal(saved.value['clauseIds']);
    expect(stored?.content.clauses[2]?.text).to.equal('att en till');
  });

  it('makes no revision of nothing, and lets the board’s decision stand', async () => {
    const { motion, path, secretary, typed } = await begun(open());
    await endorsed(open().house, motion);
    const saved = await asked(secretary, path, typed);
    expect(saved.value).to.include({ revision: 1, state: 'Beslutad av förbundets styrelse' });
    const spaced = await asked(secretary, path, { ...typed, rationale: `${String(typed['rationale'])} \n` });
    expect(spaced.value).to.include({ revision: 1, state: 'Beslutad av förbundets styrelse' });
  });

  it('undoes no decision of the board: that takes the button', async () => {
    const { motion, path, secretary, typed } = await begun(open());
    await endorsed(open().house, motion);
    const held = await expectNoChange(open().house.engine, () =>
      asked(secretary, path, { ...typed, heading: 'Ny' }),
    );
    expect(held.status).to.equal(409);
    expect(held.value).to.include({ isHeld: true }).and.property('message').includes('Spara utkast');
    expectRedirect(await secretary.upload(path, { ...typed, heading: 'Ny', step: 'save' }));
    const page = expectPage(await secretary.get(path));
    expect(page.value('heading')).to.equal('Ny');
  });

  it('never saves over somebody else’s, nor merges unseen', async () => {
    const { path, secretary, typed } = await begun(open());
    expectRedirect(await secretary.upload(path, { ...typed, heading: 'Den enas', step: 'save' }));
    const refused = await expectNoChange(open().house.engine, () =>
      asked(secretary, path, { ...typed, rationale: 'Mitt.' }),
    );
    expect(refused.status).to.equal(409);
    expect(refused.value).to.include({ isConflict: true });
  });

  it('says that it has been sent, which is no conflict', async () => {
    const sent = await submittedMotion(open().house, open().world);
    const typed = { heading: 'Ny', revision: String(sent.revision), clause: 'att x', clauseId: '' };
    const refused = await asked(await open().as('secretary'), `/motioner/utkast/${sent.id}`, typed);
    expect(refused.status).to.equal(409);
    expect(refused.value).to.deep.equal({
      ...{ message: 'Det går inte att göra i det läge motionen är i nu. Inget har ändrats.' },
      isConflict: false,
    });
  });

  it('says in a sentence what is too long', async () => {
    const { path, secretary, typed } = await begun(open());
    const refused = await asked(secretary, path, {
      ...typed,
      clause: ['att '.padEnd(20_000, 'x')],
      clauseId: '',
    });
    expect(refused.status).to.equal(422);
    expect(refused.value['message']).to.include('högst 5000 tecken');
  });
});

describe('what is typed in a motion', () => {
  const open = appOfSuite();

  it('stays on the form when an att-sats of 20,000 characters is refused', async () => {
    const { path, secretary, typed } = await begun(open());
    const long = 'att '.padEnd(20_000, 'lång ');
    const answer = await expectNoChange(open().house.engine, () =>
      secretary.upload(path, { ...typed, clause: ['att kort', long], rationale: 'Kvar.', step: 'save' }),
    );
    const page = expectPage(answer, 422);
    expect(page.errorAt('clause.1')).to.include('högst 5000 tecken');
    expect(page.values('clause')[1]?.trim()).to.equal(long.trim());
    expect(page.value('rationale')).to.equal('Kvar.');
    const kept = expectPage(
      await secretary.upload(path, { ...typed, rationale: 'x'.repeat(150_000), step: 'save' }),
      422,
    );
    expect(kept.errorAt('rationale')).to.include('högst 100000 tecken');
    expect(kept.value('rationale')).to.have.lengthOf(150_000);
  });

  for (const [what, change, at] of [
    ['a heading of 201 letters', { heading: 'x'.repeat(201) }, 'heading'],
    ['a heading that turns the direction of text', { heading: 'a\u202eb' }, 'heading'],
    ['a personal identity number in the heading', { heading: 'Om 19800101-1234' }, 'heading'],
    [
      'a personal identity number in an att-sats',
      { clause: ['att 800101-1234 väljs'], clauseId: '' },
      'clause.0',
    ],
    ['a personal identity number in the rationale', { rationale: 'Se 19800101-1234.' }, 'rationale'],
  ] as const) {
    it(`is refused beside its field for ${what}`, async () => {
      const { path, secretary, typed } = await begun(open());
      const page = expectPage(await secretary.upload(path, { ...typed, ...change, step: 'save' }), 422);
      expect(page.errorAt(at)).to.be.a('string');
    });
  }

  it('is at most 50 att-satser', async () => {
    const { path, secretary, typed } = await begun(open());
    const many = Array.from({ length: 60 }, (_, index) => `att ${String(index)}`);
    const page = expectPage(
      await secretary.upload(path, {
        ...typed,
        clause: [many.map((text) => `- ${text}`).join('\n')],
        clauseId: '',
        step: 'save',
      }),
      422,
    );
    expect(page.values('clause')).to.deep.equal(many);
  });

  it('comes back in one field when a list has far too many att-satser', async () => {
    const { path, secretary, typed } = await begun(open());
    for (const count of [300, 400_000]) {
      const list = '- att x\n'.repeat(count);
      const answer = await secretary.upload(path, { ...typed, clause: [list], clauseId: '', step: 'save' });
      const page = expectPage(answer, 422);
      expect(page.errorAt('clause.0')).to.include('Högst 50 att-satser');
      expect(page.values('clause').map((text) => text.trim())).to.deep.equal([list.trim()]);
    }
  });

  it('is not read in a preview when it is too long', async () => {
    const { path, secretary, typed } = await begun(open());
    const answer = await secretary.upload(path, {
      ...typed,
      rationale: `|a|\n|-|\n${'|b|\n'.repeat(50_000)}`,
      step: 'preview',
    });
    const page = expectPage(answer, 422);
    expect(page.errorAt('rationale')).to.include('högst 100000 tecken');
    expect(page.value('rationale')).to.have.lengthOf(200_008);
    expect(answer.text).not.to.include('Tabell 1');
  });

  it('is previewed while somebody else writes: the preview waits for no transaction', async () => {
    const { path, secretary, typed } = await begun(open());
    const page = await open().house.engine.write(async () =>
      secretary.upload(path, { ...typed, rationale: 'Bara *provat*.', step: 'preview' }),
    );
    expectPage(page);
    expect(page.text).to.include('<em>provat</em>');
  });

  it('cannot take another motion’s rows or quotations', async () => {
    const one = await begun(open());
    const other = await begun(open());
    const theirs = other.motion.content.clauses.map(({ id }) => id);
    expectRedirect(
      await one.secretary.upload(one.path, {
        ...one.typed,
        ...{ clauseId: theirs, clause: ['att ett', 'att två'], citation: theirs, step: 'save' },
      }),
    );
    const stored = await open().house.desk(open().house.engine.read, null).motions.byId(one.motion.id);
    expect(stored?.content.clauses.map(({ text }) => text)).to.deep.equal(['att ett', 'att två']);
    for (const { id } of stored?.content.clauses ?? []) expect(theirs).not.to.include(id);
    expect(stored?.content.citations).to.deep.equal([]);
  });

  it('is text wherever it is shown', async () => {
    const attack =
      '</textarea></title><script>window.hit=1</script><img src=x onerror="window.hit=1"> {{{this}}} [x](javascript:alert(1)) " onfocus="x';
    const { house, world } = open();
    const draft = await draftedMotion(house, world, {
      heading: attack.slice(0, 150),
      clauses: [{ id: house.desk(house.engine.read, null).newId(), text: `att ${attack}` }],
      rationale: `${attack}\n\n# ${attack}\n\n- ${attack}\n\n> ${attack}\n\n| ${attack} |\n|---|\n| ${attack} |\n\n<svg onload=window.hit=1>`,
    });
    const secretary = await open().as('secretary');
    const path = `/motioner/utkast/${draft.id}`;
    const typed = typedOn(expectPage(await secretary.get(path)));
    const pages = [
      await secretary.get(path),
      await secretary.get(`${path}/inlamning`),
      await (await open().as('boardMember')).get(path),
      await secretary.get('/motioner'),
      await secretary.upload(path, { ...typed, step: 'preview' }),
      await secretary.upload(path, {
        ...typed,
        revision: '99',
        heading: 'x',
        clauseId: ['a'],
        clause: [attack],
        step: 'save',
      }),
      await secretary.get(`${path}/citat?sok=${encodeURIComponent(attack)}`),
      await secretary.post(`${path}/styrelsebeslut`, { endorsedOn: attack, minutes: attack, revision: '1' }),
      await secretary.post(`${path}/medmotionarer`, { coMover: attack }),
      await secretary.get(`/motioner?ar=${encodeURIComponent(attack)}&lage=${encodeURIComponent(attack)}`),
    ];
    for (const response of pages) {
      expect(response.status).to.be.below(500);
      for (const { tag, attributes } of elementsOf(expectPage(response, response.status).root)) {
        for (const [name, value] of attributes) {
          expect(name).to.not.match(/^on|^style$/);
          if (name === 'href') expect(value).to.match(/^(\/(?!\/)|#|https?:\/\/stadga\.test)/);
        }
        if (tag === 'script') expect(attributes.get('src')).to.match(/^\/tillgangar\//);
        if (tag === 'img') expect(attributes.get('src')).to.match(/^\/tillgangar\//);
      }
    }
  });

  for (const address of [
    '/motioner/natverket-2026-99',
    '/motioner/natverket-2026-01',
    '/motioner/nagot-annat-2026-1',
    '/motioner/%00',
    '/motioner/__proto__',
    `/motioner/${'9'.repeat(500)}`,
    '/motioner/utkast/ingenting',
    '/motioner/natverket-2026-99/handling',
  ]) {
    it(`${address.slice(0, 40)} is nothing`, async () => {
      await submittedMotion(open().house, open().world);
      expect((await open().stranger.get(address)).status).to.be.oneOf([404, 422]);
    });
  }
});
