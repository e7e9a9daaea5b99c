// Posting when the session has ended: nothing is done, nothing typed is lost, and nothing is told to strangers.
import { expect } from 'chai';
import type { Response } from 'supertest';
import { appOfSuite, cookieIn, type Typed } from '../support/app.ts';
import { expectNoChange } from '../support/assertions.ts';
import { emailOf, password, wording } from '../support/cast.ts';
import { elementsOf, textOf } from '../support/markup.ts';
import { expectPage, expectRedirect, type PageRead } from '../support/page.ts';

type Pair = readonly [name: string, value: string];
const statute = '/forbund/granby/forbundsordning';
const hostile = 'å ä ö <b>"fet"</b> & \'x\' </textarea> + % =';

const pairsOf = (typed: Typed): readonly Pair[] =>
  Object.entries(typed).flatMap(([name, value]) => [value].flat().map((each): Pair => [name, each]));

/** The form on the page that leads to this address: how it is sent, and every field as a browser would send it. */
function formTo(page: PageRead, address: string) {
  const form = [...elementsOf(page.root)].find(
    ({ tag, attributes }) => tag === 'form' && attributes.get('action') === address,
  );
  if (form === undefined) throw new Error(`no form to ${address}`);
  const carried = [...elementsOf(form)]
    .filter(({ tag, attributes }) => tag === 'textarea' && attributes.has('hidden'))
    .map((element): Pair => [
      element.attributes.get('name') ?? '',
      // The line end after <textarea> is no part of what it holds.
      textOf(element).replace(/^\n/, ''),
    ]);
  return { method: form.attributes.get('method'), enctype: form.attributes.get('enctype'), carried };
}

const typedFrom = (pairs: readonly Pair[]): Typed =>
  Object.fromEntries(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => value)]),
  );

describe('a post without a session', () => {
  const open = appOfSuite();
  const signIn = (page: PageRead, typedPassword: string): Promise<Response> =>
    open().stranger.upload('/logga-in', {
      resumeAt: page.values('resumeAt'),
      resume: page.values('resume'),
      email: emailOf('secretary'),
      password: typedPassword,
    });
  const source = `\r\n${wording(`Förbundet ska ${hostile}.`).replaceAll('\n', '\r\n')}`;
  const acts: readonly (readonly [what: string, address: () => string, typed: Typed, leadsTo: RegExp])[] = [
    [
      'reviewing a draft',
      () => `${statute}/inlasning/${open().world.draftId}`,
      {
        ...{ source, effectiveFrom: '2026-01', revision: '1', step: 'save' },
        decisionBody: [`Granby ${hostile}`, '', 'Region Grandal'],
        decisionOn: ['2025-11-25', '', '2025'],
        decisionMinutes: ['112', '', ''],
      },
      /\/lydelser\/4\?kvitto=saved$/,
    ],
    ['reading in a text', () => `${statute}/inlasning`, { source }, /\/inlasning\/[0-9a-f-]+$/],
    [
      'reading in a long text',
      () => `${statute}/inlasning`,
      { source: `${source}\r\n4 § Övrigt\r\n${'Förbundet ska göra även detta. '.repeat(3000)}` },
      /\/inlasning\/[0-9a-f-]+$/,
    ],
    [
      'setting up a förbund',
      () => '/forbund/ny',
      {
        name: 'Samordningsförbundet Sjö & Å',
        formedOn: '2015-07',
        municipalityName: ['Björkviks kommun', '', 'Tallsjö kommun'],
        municipalityFrom: ['2015-07-01', '', '2016'],
      },
      /^\/forbund\/[a-z-]+\/forbundsordning\/inlasning$/,
    ],
  ];

  for (const [what, address, typed, leadsTo] of acts) {
    it(`is asked to sign in, and done as it was typed after that: ${what}`, async () => {
      const { engine } = open().house;
      const asked = await expectNoChange(engine, () =>
        address() === '/forbund/ny'
          ? open().stranger.post(address(), typed)
          : open().stranger.upload(address(), typed),
      );
      const page = expectPage(asked, 401);
      expect(asked.headers).to.not.have.property('set-cookie');
      expect(page.values('resumeAt')).to.deep.equal([address()]);

      const wrong = await expectNoChange(engine, () => signIn(page, 'fel'));
      const again = expectPage(wrong, 422);
      expect(again.errorAt('password')).to.be.a('string');
      for (const name of ['resumeAt', 'resume'])
        expect(again.values(name), name).to.deep.equal(page.values(name));

      const right = await expectNoChange(engine, () => signIn(again, password), 'sessions');
      const { method, enctype, carried } = formTo(expectPage(right), address());
      expect(method).to.equal('post');
      expect(carried).to.deep.equal(pairsOf(typed));
      const visitor = open().visitor(cookieIn(right));
      const sent =
        enctype === 'multipart/form-data'
          ? await visitor.upload(address(), typedFrom(carried))
          : await visitor.post(address(), typedFrom(carried));
      expect(expectRedirect(sent)).to.match(leadsTo);
    });
  }

  for (const resumeAt of ['https://evil.example/x', '//evil.example/x', '/\\evil.example', 'x', '']) {
    it(`is not resumed at ${JSON.stringify(resumeAt)}`, async () => {
      const response = await open().stranger.upload('/logga-in', {
        ...{ resumeAt, resume: 'name=X', email: emailOf('secretary'), password },
      });
      expect(expectRedirect(response)).to.equal('/vantar');
    });
  }

  it('tells nothing of what is there: a draft, another’s draft and none look the same', async () => {
    const { draftId, networkDraftId } = open().world;
    for (const rest of ['', '/kassering']) {
      const pages = [];
      for (const id of [draftId, networkDraftId, 'ingenting']) {
        const response = await open().stranger.post(`${statute}/inlasning/${id}${rest}`, { revision: '1' });
        expectPage(response, 401);
        pages.push(response.text.replaceAll(id, 'ID'));
      }
      expect(new Set(pages).size).to.equal(1);
    }
  });

  it('is the only way to that page: a draft that is read by a stranger is nothing', async () => {
    expectPage(await open().stranger.get(`${statute}/inlasning/${open().world.draftId}`), 404);
  });

  it('to what anyone may do is simply done', async () => {
    expect(expectRedirect(await open().stranger.post('/sprak', { language: 'en', back: '/om' }))).to.equal(
      '/om',
    );
    expectPage(await open().stranger.upload('/jamfor', { beforeText: '', afterText: '' }), 422);
  });
});
