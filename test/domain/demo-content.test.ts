// The demo world's content holds together: texts that can be read, references that resolve, facts that agree with the texts.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { z } from 'zod';
import { readHistory } from '../../scripts/demo-events.ts';
import { registerFiles } from '../../scripts/register.ts';
import { day, partialDate, type PartialDate } from '../../server/domain/language/dates.ts';
import {
  isMemberOn,
  membershipFault,
  parties,
  type Membership,
} from '../../server/domain/organisations/membership.ts';
import { nameOn, organisationKinds, slugOf } from '../../server/domain/organisations/organisation.ts';
import { seatsOn, sumOfSeats } from '../../server/domain/organisations/seats.ts';
import { shareFindings, sharesOn, typedShare } from '../../server/domain/organisations/shares.ts';
import { readStatute } from '../../server/domain/statutes/parse/read-statute.ts';
import type { Clause } from '../../server/domain/statutes/statute.ts';
import { skipWithReason } from '../support/requirements.ts';

const home = new URL('../../content/demo/', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, home), 'utf8');

const date = z.custom<PartialDate>((value) => typeof value === 'string' && partialDate(value) !== null);
const decision = z.strictObject({
  member: z.string().nullable(),
  body: z.string(),
  date: date.nullable(),
  minutes: z.string().nullable(),
});
const contentShape = z.strictObject({
  organisations: z.array(
    z.strictObject({
      slug: z.string(),
      kind: z.enum(organisationKinds),
      names: z.array(z.strictObject({ name: z.string(), from: date.nullable() })).nonempty(),
      formedOn: date.nullable().default(null),
      liquidationFrom: date.nullable().default(null),
      dissolvedOn: date.nullable().default(null),
      memberships: z
        .array(
          z.strictObject({
            member: z.string(),
            party: z.enum(parties),
            from: date.nullable(),
            to: date.nullable(),
            readInAt: z.iso.datetime().optional(),
            note: z.string().optional(),
          }),
        )
        .default([]),
      seats: z
        .array(
          z.strictObject({
            member: z.string(),
            ordinary: z.int().min(0).nullable(),
            alternates: z.int().min(0).nullable(),
            from: date.nullable(),
          }),
        )
        .default([]),
      shares: z
        .array(
          z.strictObject({
            party: z.enum(parties),
            member: z.string().nullable(),
            share: z.string().refine((text) => typedShare(text) !== null),
            from: date.nullable(),
          }),
        )
        .default([]),
      successions: z
        .array(
          z.strictObject({
            predecessor: z.string(),
            kind: z.enum(['merger', 'operationsMoved']),
            on: date.nullable(),
          }),
        )
        .default([]),
      statutes: z
        .array(
          z.strictObject({
            file: z.string(),
            decisions: z.array(decision).nonempty(),
            effectiveFrom: date,
            readInAt: z.iso.datetime().optional(),
            note: z.string().optional(),
          }),
        )
        .default([]),
      note: z.string().optional(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    }),
  ),
  accounts: z
    .array(
      z.strictObject({
        email: z.email(),
        role: z.enum(['secretary', 'chair', 'boardMember', 'delegate', 'memberOfficial', 'networkOffice']),
        organisation: z.string(),
      }),
    )
    .default([]),
});
type Content = z.infer<typeof contentShape>;
type Organisation = Content['organisations'][number];

const files = [
  'organisations.json',
  ...readdirSync(new URL('register/', home)).map((file) => `register/${file}`),
];
const contents = new Map(files.map((file) => [file, contentShape.parse(JSON.parse(text(file)))]));
const own = contents.get('organisations.json') ?? { organisations: [], accounts: [] };
/** One entry an organisation; the fuller one, of organisations.json, stands for it. */
const everyone = new Map<string, Organisation>(
  [...contents.values()]
    .toReversed()
    .flatMap(({ organisations }) => organisations.map((each) => [each.slug, each] as const)),
);
const forbund = own.organisations.filter(({ kind }) => kind === 'forbund');
const versions = own.organisations.flatMap((organisation) =>
  organisation.statutes.map((version) => ({ ...version, organisation })),
);
const { events } = readHistory(fileURLToPath(home));
/** The texts that come by the acts: proposed, adopted instead by a member, or made by a meeting's decision. */
const proposed = events.flatMap((told) =>
  told.act === 'beginProposal' || told.act === 'recordAnswer' || told.act === 'recordMeeting'
    ? (told.file ?? [])
    : [],
);
const scanned = 'statutes/klippkusten-2011.txt';

function clause(file: string, number: string): Clause {
  const found = readStatute(text(file)).clauses.find((each) => each.number === number);
  if (found === undefined) throw new Error(`${file} has no ${number} §`);
  return found;
}

const paragraphs = ({ blocks }: Clause) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.passage.text] : []));

const wholeText = (file: string) =>
  readStatute(text(file))
    .clauses.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'list' ? block.items.map((item) => item.text) : [block.passage.text]))
    .join('\n');

describe('the demo world’s organisations', () => {
  it('have an address made from their first name, and each only once a file', () => {
    for (const { organisations } of contents.values()) {
      const slugs = organisations.map(({ slug }) => slug);
      expect(slugs).to.deep.equal([...new Set(slugs)]);
      for (const { slug, kind, names } of organisations) {
        const allowed = kind === 'network' ? ['nns'] : names.map(({ name }) => slugOf(name));
        expect(allowed).to.include(slug);
      }
    }
  });

  it('are the same organisation where the register has them too', () => {
    const shared = [...contents.entries()]
      .filter(([file]) => file !== 'organisations.json')
      .flatMap(([, { organisations }]) => organisations)
      .filter(({ slug }) => own.organisations.some((each) => each.slug === slug));
    expect(shared.map(({ slug }) => slug).toSorted()).to.deep.equal([
      'arbetsformedlingen',
      'forsakringskassan',
      'nns',
    ]);
    for (const { slug, kind, names } of shared) {
      expect(everyone.get(slug)?.kind).to.equal(kind);
      expect(everyone.get(slug)?.names.at(-1)?.name).to.equal(names.at(-1)?.name);
    }
  });

  it('refer only to organisations that there are', () => {
    const all = [...contents.values()].flatMap(({ organisations }) => organisations);
    const references = [
      ...all.flatMap(({ memberships }) => memberships.map(({ member }) => member)),
      ...all.flatMap(({ successions }) => successions.map(({ predecessor }) => predecessor)),
      ...versions.flatMap(({ decisions }) => decisions.flatMap(({ member }) => member ?? [])),
      ...own.accounts.map(({ organisation }) => organisation),
    ];
    expect(references.filter((slug) => !everyone.has(slug))).to.deep.equal([]);
  });

  it('have memberships that the domain accepts', () => {
    for (const { slug, memberships } of everyone.values()) {
      const recorded: Membership[] = [];
      for (const { member, party, from, to } of memberships) {
        const memberKind = everyone.get(member)?.kind ?? 'network';
        const proposed = { memberId: member, memberKind, party, from, to };
        expect(membershipFault(slug, proposed, recorded), `${member} in ${slug}`).to.equal(null);
        recorded.push({ id: member, organisationId: slug, memberId: member, party, from, to });
      }
    }
  });

  it('have accounts at addresses that can reach no one', () => {
    expect(own.accounts.filter(({ email }) => !email.endsWith('.example'))).to.deep.equal([]);
    for (const { slug } of forbund) {
      for (const role of ['secretary', 'delegate']) {
        expect(own.accounts.some((each) => each.organisation === slug && each.role === role)).to.equal(true);
      }
    }
  });
});

describe('the demo world’s texts', () => {
  const clauseCounts: Readonly<Record<string, number>> = {
    'statutes/alvmarken-2006.txt': 20,
    'statutes/alvmarken-2014.txt': 21,
    'statutes/alvmarken-2022.txt': 20,
    'statutes/alvmarken-2026.txt': 20,
    'statutes/sjohedarna-2015.txt': 22,
    'statutes/sjohedarna-2021.txt': 22,
    'statutes/sjohedarna-2024.txt': 22,
    'statutes/sjohedarna-2026-forslag.txt': 22,
    'statutes/sjohedarna-2026-region-sjohed.txt': 22,
    'statutes/klippkusten-2018.txt': 22,
    'statutes/klippkusten-2025.txt': 24,
    'statutes/tallmarken-2012.txt': 20,
    'statutes/tallmarken-2020.txt': 20,
    'statutes/nns-2023.txt': 20,
    'statutes/nns-2026.txt': 20,
  };

  it('are all there, and all in use', () => {
    const named = [...versions.map(({ file }) => file), ...proposed];
    const stored = readdirSync(new URL('statutes/', home)).map((file) => `statutes/${file}`);
    expect(named.toSorted()).to.deep.equal(stored.toSorted());
    expect(Object.keys(clauseCounts).concat(scanned).toSorted()).to.deep.equal(stored.toSorted());
  });

  for (const [file, count] of Object.entries(clauseCounts)) {
    it(`${file} reads without a doubt to ${String(count)} clauses in order`, () => {
      const { clauses, doubts, leftOut } = readStatute(text(file));
      expect(doubts).to.deep.equal([]);
      expect(leftOut).to.deep.equal([]);
      expect(clauses).to.have.lengthOf(count);
      const numbers = clauses.map(({ number }) => number);
      const inOrder = new Intl.Collator('sv', { numeric: true });
      expect(numbers).to.deep.equal([...new Set(numbers)].toSorted((a, b) => inOrder.compare(a, b)));
      expect(clauses.filter(({ heading }) => heading === null)).to.deep.equal([]);
    });
  }

  it('the bad scan leaves doubts to settle, and its last clause is still found', () => {
    const { clauses, doubts } = readStatute(text(scanned));
    expect(doubts).to.not.have.lengthOf(0);
    expect(clauses.at(-1)?.number).to.equal('22');
    expect(clauses.at(-1)?.heading).to.equal('Ändringar');
  });

  it('state the decisions, the date and the name that the register has', () => {
    for (const { file, decisions, effectiveFrom, organisation } of versions) {
      if (file === scanned) continue;
      const reading = readStatute(text(file));
      expect(reading.effectiveFrom, file).to.equal(effectiveFrom);
      expect(reading.adopted, file).to.deep.equal(
        decisions.map(({ body, date, minutes }) => ({ body, date, minutes })),
      );
      const on = day(effectiveFrom);
      if (on === null) throw new Error(`${file} takes effect on no exact day`);
      expect(reading.title?.endsWith(nameOn(organisation, on)), file).to.equal(true);
    }
  });

  it('are adopted by every member of that day, and by no other', () => {
    for (const { file, decisions, effectiveFrom, organisation } of versions) {
      const on = day(effectiveFrom);
      if (organisation.kind !== 'forbund' || on === null) continue;
      const members = organisation.memberships.filter((each) => isMemberOn(each, on) === 'yes');
      expect(decisions.map((each) => each.member).toSorted(), file).to.deep.equal(
        members.map(({ member }) => member).toSorted(),
      );
      for (const { member, party } of members) {
        if (party === 'socialInsuranceAgency' || party === 'employmentService') continue;
        const name = nameOn(everyone.get(member) ?? { names: [] }, on);
        expect(wholeText(file), file).to.include(name);
      }
    }
  });

  it('have as many board members as the register’s seats add up to, where all of them are known', () => {
    const counted: Readonly<Record<string, number>> = { fyra: 4, fem: 5, sex: 6, sju: 7, åtta: 8 };
    let checked = 0;
    for (const { file, effectiveFrom, organisation } of versions) {
      const on = day(effectiveFrom);
      if (organisation.kind !== 'forbund' || on === null || file === scanned) continue;
      const said = /(fyra|fem|sex|sju|åtta) (?:ordinarie )?ledamöter/.exec(wholeText(file))?.[1] ?? '';
      const rows = organisation.seats.map((row, index) => ({
        ...{ ...row, id: '', organisationId: organisation.slug, memberId: row.member },
        recordedAt: String(index).padStart(3, '0'),
      }));
      const members = organisation.memberships.filter((each) => isMemberOn(each, on) === 'yes');
      const sum = sumOfSeats(members.map(({ member }) => seatsOn(rows, member, on)));
      if (sum.isAtLeast) continue;
      expect(sum, file).to.include({ ordinary: counted[said], alternates: counted[said] });
      checked += 1;
    }
    expect(checked).to.be.above(6);
  });

  it('have shares that add up as the law says, of everybody whose shares are known', () => {
    for (const { slug, memberships, shares } of everyone.values()) {
      const rows = shares.map(({ party, member, share, from }) => {
        const typed = typedShare(share) ?? { numerator: 0, denominator: 1 };
        return { ...typed, id: '', organisationId: slug, party, memberId: member, from, recordedAt: '' };
      });
      const members = memberships.map(({ member, party }) => ({ memberId: member, party }));
      const on = day('2026-01-01');
      if (on !== null) expect(shareFindings(sharesOn(rows, members, on)), slug).to.deep.equal([]);
    }
  });

  it('share between the state, the region and the kommuner as 5 § lag (2003:1210) says', () => {
    for (const { file, organisation } of versions) {
      if (organisation.kind !== 'forbund') continue;
      const shares = readStatute(text(file)).clauses.filter(({ blocks }) =>
        blocks.some(
          (block) =>
            block.kind === 'paragraph' &&
            /hälft/i.test(block.passage.text) &&
            (block.passage.text.match(/fjärdedel/g) ?? []).length === 2,
        ),
      );
      expect(shares, file).to.have.lengthOf(1);
    }
  });
});

describe('the demo world’s history', () => {
  it('Älvmarken: 5 a § comes and is renumbered, every member gets a seat', () => {
    expect(clause('statutes/alvmarken-2014.txt', '5 a').heading).to.equal(
      clause('statutes/alvmarken-2022.txt', '6').heading,
    );
    expect(paragraphs(clause('statutes/alvmarken-2014.txt', '6'))[0]).to.include('Varje part utser');
    expect(paragraphs(clause('statutes/alvmarken-2022.txt', '7'))[0]).to.include('Varje medlem utser');
    expect(paragraphs(clause('statutes/alvmarken-2006.txt', '4'))).to.have.lengthOf(2);
    expect(paragraphs(clause('statutes/alvmarken-2014.txt', '4'))).to.have.lengthOf(3);
    expect(text('statutes/alvmarken-2022.txt')).to.not.match(/landsting/i);
  });

  it('Sjöhedarna took over two stycken word for word, one of them fused into its first', () => {
    const [, second, third] = paragraphs(clause('statutes/alvmarken-2014.txt', '4'));
    const before = paragraphs(clause('statutes/sjohedarna-2015.txt', '4')).join('\n');
    const after = paragraphs(clause('statutes/sjohedarna-2021.txt', '4'));
    expect(after).to.have.lengthOf(3);
    expect(after[0]?.endsWith(` ${third ?? '?'}`)).to.equal(true);
    expect(after[1]).to.equal(second);
    expect(before).to.not.include(second);
    expect(before).to.not.include(third);
  });

  it('Sjöhedarna’s proposal was sent to every member; one adopted it with two other words', () => {
    const [file, theirs] = proposed.filter((each) => each.includes('sjohedarna'));
    const answers = events.flatMap((told) =>
      told.act === 'recordAnswer' && told.proposal === 'sjohedarna-2026' ? [told.answer] : [],
    );
    expect(answers.toSorted()).to.deep.equal([
      ...Array.from({ length: 4 }, () => 'adopted'),
      'adoptedDeviating',
    ]);
    const words = wholeText(file ?? '').split(/\s+/);
    const adopted = wholeText(theirs ?? '').split(/\s+/);
    expect(adopted).to.have.lengthOf(words.length);
    expect(adopted.filter((word, index) => word !== words[index])).to.have.lengthOf(2);
  });

  it('Tallmarken went from one vote a part to one vote a member, and then into Klippkusten', () => {
    expect(paragraphs(clause('statutes/tallmarken-2012.txt', '7'))[0]).to.include('Varje part har en röst');
    expect(paragraphs(clause('statutes/tallmarken-2020.txt', '7'))[0]).to.include('Varje medlem har en röst');
    const successor = everyone.get('klippkusten');
    const [succession] = successor?.successions ?? [];
    const predecessor = everyone.get(succession?.predecessor ?? '');
    expect(predecessor?.liquidationFrom).to.equal(succession?.on);
    expect(successor?.names.at(-1)?.from).to.equal(succession?.on);
    expect(successor?.statutes.at(-1)?.effectiveFrom).to.equal(succession?.on);
    expect(clause('statutes/klippkusten-2018.txt', '5').heading).to.equal('Ändamål');
  });
});

describe('the register', () => {
  const facts = new URL('../../../shared/corpus/register/facts.json', import.meta.url);

  it('is exactly what the script makes of the facts', function () {
    if (!existsSync(facts)) skipWithReason(this, 'the shared facts are not on this machine');
    const made = registerFiles(readFileSync(facts, 'utf8'));
    expect(readdirSync(new URL('register/', home)).toSorted()).to.deep.equal([...made.keys()].toSorted());
    for (const [file, expected] of made) expect(text(`register/${file}`), file).to.equal(expected);
  });

  const someFacts = {
    about: 'facts of our own',
    network: { name: 'Nätet', short: 'NÄT' },
    forbund: [
      {
        name: 'Samordningsförbundet Ån',
        note: 'the name is uncertain',
        state: 'i likvidation from 2019-03; the date of dissolution is not in the source',
        operationsMovedTo: 'Åarnas Finsamförbund',
        operationsMoved: '2019-03-01',
      },
      {
        name: 'Åarnas Finsamförbund',
        formerName: 'Åarna',
        start: '2018-12',
        budget: { 2019: 'little', kinds: ['a', 'b'] },
        shares: { Försäkringskassan: 0.5, 'Ås kommun and Öns kommun together': 0.125 },
        members: [
          { name: 'Ås kommun', kind: 'municipality', from: '2019', effect: 'one more seat' },
          { name: 'Försäkringskassan', kind: 'agency' },
          {
            ...{ name: 'Öns kommun', kind: 'municipality', from: '2020-02' },
            effect: 'the board grows by one ordinary member and one alternate',
          },
        ],
      },
    ],
  };
  const make = (from: unknown) => registerFiles(JSON.stringify(from));

  it('keeps dates as exact as they are known, and what is uncertain as a note', () => {
    const made = [...make(someFacts).values()].flatMap(
      (file) => contentShape.parse(JSON.parse(file)).organisations,
    );
    const [network, old, successor, kommun, agency] = made;
    expect(made).to.have.lengthOf(6);
    expect(network?.slug).to.equal('nat');
    expect(old).to.include({ slug: 'an', liquidationFrom: '2019-03', formedOn: null });
    expect(old?.note).to.equal('the name is uncertain När förbundet upplöstes är inte känt.');
    expect(successor?.formedOn).to.equal('2018-12');
    expect(successor?.names.map(({ name }) => name)).to.deep.equal(['Åarna', 'Åarnas Finsamförbund']);
    expect(successor?.successions).to.deep.equal([
      { predecessor: 'an', kind: 'operationsMoved', on: '2019-03-01' },
    ]);
    expect(successor?.memberships).to.deep.equal([
      { member: 'as-kommun', party: 'municipalities', from: '2019', to: null, note: 'one more seat' },
      { member: 'forsakringskassan', party: 'socialInsuranceAgency', from: null, to: null },
      {
        ...{ member: 'ons-kommun', party: 'municipalities', from: '2020-02', to: null },
        note: 'the board grows by one ordinary member and one alternate',
      },
    ]);
    expect(successor?.seats).to.deep.equal([
      { member: 'ons-kommun', ordinary: 1, alternates: 1, from: '2020-02' },
    ]);
    expect(successor?.shares).to.deep.equal([
      { party: 'socialInsuranceAgency', member: null, share: '1/2', from: null },
      { party: 'municipalities', member: null, share: '1/8', from: null },
    ]);
    expect(successor?.facts).to.deep.equal({ 'budget.2019': 'little', 'budget.kinds': 'a; b' });
    expect([kommun?.kind, agency?.kind]).to.deep.equal(['municipality', 'agency']);
  });

  it('gives the same bytes twice', () => {
    expect([...make(someFacts)]).to.deep.equal([...make(someFacts)]);
  });

  it('refuses facts that contradict themselves', () => {
    const [old, successor] = someFacts.forbund;
    expect(() => make({ ...someFacts, forbund: [old] })).to.throw('not among the facts');
    expect(() => make({ ...someFacts, forbund: [successor, successor] })).to.throw('address');
    const share = (shares: Record<string, number>) => () =>
      make({ ...someFacts, forbund: [old, { ...successor, shares }] });
    expect(share({ 'Öns kommun': 0.25 })).to.throw('whole part');
    expect(share({ 'Öns kommun and Försäkringskassan together': 0.5 })).to.throw('whole part');
    expect(share({ 'Havets kommun': 0.25 })).to.throw('no member');
    const agency = { name: 'Skatteverket', kind: 'agency' };
    expect(() => make({ ...someFacts, forbund: [{ name: 'X', members: [agency] }] })).to.throw('neither');
  });
});
