// Swedish and English have the same words, none missing and none unused, and every refusal has a sentence.
import { expect } from 'chai';
import { refusals } from '../../server/domain/refusal.ts';
import { plant, projectRoot } from './planted.ts';
import { wordFaults } from './words.ts';

interface Tree {
  readonly sv?: object;
  readonly en?: object;
  readonly view?: string;
  readonly code?: string;
}

const words = {
  title: 'Titel',
  greeting: 'Hej {name}',
  rows: { one: '{count} rad', other: '{count} rader' },
};
const view = "{{t 'room.title'}}{{t 'room.greeting' name=who}}{{t 'room.rows' count=n}}";
const said = { refusals: { form: { date: 'Nej' } } };

function faults(
  { sv = words, en = sv, view: template = view, code = '' }: Tree,
  refused = said,
): readonly string[] {
  const root = plant({
    'content/locales/sv/room.json': JSON.stringify(sv),
    'content/locales/en/room.json': JSON.stringify(en),
    'content/locales/sv/refusals.json': JSON.stringify(refused.refusals),
    'content/locales/en/refusals.json': JSON.stringify(refused.refusals),
    'views/room/show.hbs': template,
    'server/room.ts': code,
    'scripts/none.ts': '',
  });
  return wordFaults(root, ['form.date']);
}

describe('words', () => {
  it('are whole', () => {
    expect(wordFaults(projectRoot, Object.keys(refusals))).to.deep.equal([]);
  });

  it('whole words are left alone', () => {
    expect(faults({})).to.deep.equal([]);
  });

  it('a key in one language only is seen', () => {
    expect(faults({ en: { ...words, extra: 'Extra' } })).to.deep.equal(['room.extra is only in en']);
    expect(faults({ sv: { ...words, extra: 'Extra' }, en: words })).to.deep.equal([
      'room.extra is only in sv',
      'room.extra is not used',
    ]);
  });

  it('an empty text and other facts are seen', () => {
    expect(faults({ en: { ...words, title: ' ' } })).to.deep.equal(['room.title is empty']);
    expect(faults({ en: { ...words, greeting: 'Hello' } })).to.deep.equal([
      'room.greeting names other facts in en than in sv',
    ]);
  });

  it('a text that says ni is seen', () => {
    const title = (text: string) => faults({ sv: { ...words, title: text }, en: words });
    expect(title('Lämna ert svar')).to.deep.equal(['room.title says ni, er, ert or era']);
    expect(
      title('Har ni beslutat?').length + title('Era svar').length + title('Det begärs av er').length,
    ).to.equal(3);
    expect(title('Medlemmens svar, flera nivåer')).to.deep.equal([]);
  });

  it('a missing key is seen in a template and in the program', () => {
    expect(faults({ view: `${view}{{t 'room.gone'}}` })).to.deep.equal([
      'views/room/show.hbs:1 uses room.gone, which has no words',
    ]);
    expect(faults({ view: `${view}{{#if (eq (t 'room.gone') x)}}{{/if}}` }).join()).to.include('room.gone');
    expect(faults({ code: "\nvisit.words('room.gone');" })).to.deep.equal([
      'server/room.ts:2 uses room.gone, which has no words',
    ]);
  });

  it('a missing fact is seen in a template and in the program', () => {
    expect(faults({ view: view.replace('name=who', '') })).to.deep.equal([
      'views/room/show.hbs:1 uses room.greeting without the fact name',
    ]);
    expect(faults({ code: "words('room.greeting', { title: 1 });" })).to.deep.equal([
      'server/room.ts:1 uses room.greeting without the fact name',
    ]);
  });

  it('an unused key is seen; a mention in the program is a use', () => {
    const sv = { ...words, label: 'Etikett' };
    expect(faults({ sv })).to.deep.equal(['room.label is not used']);
    expect(faults({ sv, code: "const labels = ['room.label'];" })).to.deep.equal([]);
  });

  it('a family is used by tOf, by a template literal or by a comment, and must have words', () => {
    const sv = { ...words, state: { draft: 'Utkast', open: 'Öppen' } };
    expect(faults({ sv })).to.deep.equal(['room.state.draft is not used', 'room.state.open is not used']);
    expect(faults({ sv, view: `${view}{{tOf 'room.state' state}}` })).to.deep.equal([]);
    expect(faults({ sv, code: 'words(`room.state.${state}`);' })).to.deep.equal([]);
    expect(faults({ sv, code: '// words: room.state.*\nwords(key);' })).to.deep.equal([]);
    expect(faults({ sv, view: `${view}{{!-- words: room.state.* --}}{{t key}}` })).to.deep.equal([]);
    expect(faults({ view: `${view}{{tOf 'room.gone' state}}` })).to.deep.equal([
      'views/room/show.hbs:1 uses the family room.gone, which has no words',
    ]);
  });

  it('a computed key without a named family is seen', () => {
    expect(faults({ view: `${view}{{t key}}` }).join()).to.include(
      'views/room/show.hbs:1 asks for words by a computed key',
    );
  });

  it('a refusal without a sentence is seen, and a sentence without a refusal', () => {
    expect(faults({}, { refusals: { form: { date: 'Nej', gone: 'Nej' } } } as typeof said)).to.deep.equal([
      'refusals.form.gone is not used',
    ]);
    expect(
      faults({ code: 'words(`refusals.${code}`);' }, { refusals: { form: {} } } as typeof said),
    ).to.include('the refusal form.date has no sentence');
  });
});
