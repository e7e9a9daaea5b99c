// Turns the facts about real förbund into register files of the demo world's shape: node scripts/register.ts [FACTS] [TARGET]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { partialDate } from '../server/domain/language/dates.ts';
import type { Party } from '../server/domain/organisations/membership.ts';
import { slugOf } from '../server/domain/organisations/organisation.ts';
import { shownShare, typedShare } from '../server/domain/organisations/shares.ts';

const date = z.string().refine((text) => partialDate(text) !== null);

const memberFacts = z.strictObject({
  name: z.string(),
  kind: z.enum(['municipality', 'region', 'agency']),
  from: date.optional(),
  effect: z.string().optional(),
});
type MemberFacts = z.infer<typeof memberFacts>;

const forbundFacts = z
  .object({
    name: z.string(),
    formerName: z.string().optional(),
    start: date.optional(),
    operationsMovedTo: z.string().optional(),
    operationsMoved: date.optional(),
    state: z.string().optional(),
    note: z.string().optional(),
    shares: z.record(z.string(), z.number().min(0).max(1)).default({}),
    members: z.array(memberFacts).default([]),
  })
  .catchall(z.json());
type ForbundFacts = z.infer<typeof forbundFacts>;

const registerFacts = z.strictObject({
  about: z.string(),
  network: z.object({ name: z.string(), short: z.string() }).catchall(z.json()),
  forbund: z.array(forbundFacts),
});

/** The two agencies are parts of their own (4 § lag 2003:1210), told apart by what the law calls them. */
function partyOf({ kind, name }: MemberFacts): Party {
  if (kind === 'municipality') return 'municipalities';
  if (kind === 'region') return 'regions';
  if (/^försäkring/i.test(name)) return 'socialInsuranceAgency';
  if (/^arbet/i.test(name)) return 'employmentService';
  throw new Error(`${name} is neither of the two agencies that can be members of a förbund`);
}

/** What the register has no field for, as one flat table: "budget.2013" → its value; a list is joined by semicolons. */
function flatten(value: z.core.util.JSONType, path: string): [string, string | number | boolean | null][] {
  if (Array.isArray(value))
    return [[path, value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('; ')]];
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    flatten(inner, path === '' ? key : `${path}.${key}`),
  );
}

function membership(member: MemberFacts) {
  return {
    member: slugOf(member.name),
    party: partyOf(member),
    from: member.from ?? null,
    to: null,
    ...(member.effect === undefined ? {} : { note: member.effect }),
  };
}

/** The seats that a member came with, where the facts say so: "the board grows by one ordinary member and one alternate". */
function seatsOf(member: MemberFacts) {
  const told = /grows by one ordinary member and one alternate/.test(member.effect ?? '');
  return told ? [{ member: slugOf(member.name), ordinary: 1, alternates: 1, from: member.from ?? null }] : [];
}

/** "0.25" as "1/4": the facts tell shares as decimal numbers. */
function fractionOf(share: number): string {
  const typed = typedShare(String(share));
  if (typed === null) throw new Error(`${String(share)} is no share of the whole`);
  return shownShare(typed);
}

/** Shares by whom they are told of: one member, or several together, who must be a whole part. Since when is not told. */
function sharesOf({ name, shares, members }: ForbundFacts) {
  return Object.entries(shares).map(([who, share]) => {
    const names = who.replace(/ together$/, '').split(' and ');
    const named = names.map((each) => {
      const member = members.find((one) => one.name === each);
      if (member === undefined) throw new Error(`${name} tells of the share of ${each}, which is no member`);
      return member;
    });
    const [party, ...others] = new Set(named.map(partyOf));
    const within = members.filter((member) => partyOf(member) === party);
    if (party === undefined || others.length > 0 || within.length !== named.length)
      throw new Error(`${who} are not a whole part of ${name}`);
    return { party, member: null, share: fractionOf(share), from: null };
  });
}

/** Remarks of the facts as they are shown; what a field of the register says is not said again. */
const remarks: Readonly<Record<string, string>> = {
  'the exact registered name is not in the source': 'Det exakta registrerade namnet är inte känt.',
  'the date of dissolution is not in the source': 'När förbundet upplöstes är inte känt.',
};
const noteOf = (told: readonly (string | undefined)[]): string =>
  told
    .flatMap((text) => text?.split('; ') ?? [])
    .filter((text) => !text.startsWith('i likvidation from '))
    .map((text) => remarks[text] ?? text)
    .join(' ');

/** One förbund; its predecessors are those whose facts say that their operations moved to it. */
function forbund(facts: ForbundFacts, all: readonly ForbundFacts[]) {
  const {
    name,
    formerName,
    start,
    operationsMovedTo,
    operationsMoved,
    state,
    note,
    members,
    shares: _,
    ...rest
  } = facts;
  const formerNames = formerName === undefined ? [] : [{ name: formerName, from: null }];
  const remark = noteOf([note, state]);
  const liquidationFrom = /^i likvidation from (\d{4}(?:-\d\d){0,2})/.exec(state ?? '')?.[1];
  const predecessors = all.filter((other) => other.operationsMovedTo === name);
  if (operationsMovedTo !== undefined && !all.some((other) => other.name === operationsMovedTo)) {
    throw new Error(`${name} moved to ${operationsMovedTo}, which is not among the facts`);
  }
  if (operationsMovedTo === undefined && operationsMoved !== undefined) {
    throw new Error(`${name} moved on ${operationsMoved}, but not to whom`);
  }
  const otherFacts = Object.fromEntries(flatten(rest, ''));
  return {
    slug: slugOf(name),
    kind: 'forbund',
    names: [...formerNames, { name, from: null }],
    formedOn: start ?? null,
    ...(liquidationFrom === undefined ? {} : { liquidationFrom }),
    memberships: members.map(membership),
    ...listed('seats', members.flatMap(seatsOf)),
    ...listed('shares', sharesOf(facts)),
    successions: predecessors.map((other) => ({
      predecessor: slugOf(other.name),
      kind: 'operationsMoved',
      on: other.operationsMoved ?? null,
    })),
    ...(remark === '' ? {} : { note: remark }),
    ...(Object.keys(otherFacts).length === 0 ? {} : { facts: otherFacts }),
  };
}

/** A list under its name; nothing where it is empty. */
const listed = <T>(name: string, list: readonly T[]) => (list.length === 0 ? {} : { [name]: list });

/** Every member once, in the order in which the facts first name it; two kinds for one name are a mistake in the facts. */
function members(all: readonly ForbundFacts[]) {
  const kinds = new Map<string, MemberFacts>();
  for (const member of all.flatMap((each) => each.members)) {
    const known = kinds.get(member.name);
    if (known !== undefined && known.kind !== member.kind) throw new Error(`${member.name} is of two kinds`);
    kinds.set(member.name, known ?? member);
  }
  return [...kinds.values()].map(({ name, kind }) => ({
    slug: slugOf(name),
    kind,
    names: [{ name, from: null }],
    formedOn: null,
  }));
}

/**
 * The register's files by name, each a text that ends in a line feed; the same facts always give the same bytes.
 * @param json the facts as they are stored; throws where they are not of the expected shape or contradict themselves
 */
export function registerFiles(json: string): ReadonlyMap<string, string> {
  const { network, forbund: all } = registerFacts.parse(JSON.parse(json));
  const { name, short, ...rest } = network;
  const networkEntry = {
    slug: slugOf(short),
    kind: 'network',
    names: [{ name, from: null }],
    formedOn: null,
    facts: { short, ...Object.fromEntries(flatten(rest, '')) },
  };
  const lists = {
    'network.json': [networkEntry],
    'forbund.json': all.map((each) => forbund(each, all)),
    'members.json': members(all),
  };
  return new Map(
    Object.entries(lists).map(([file, organisations]) => {
      const slugs = organisations.map(({ slug }) => slug);
      const twice = slugs.find((slug, index) => slug === '' || slugs.indexOf(slug) !== index);
      if (twice !== undefined) throw new Error(`${file}: two organisations get the address "${twice}"`);
      return [file, `${JSON.stringify({ organisations }, null, 2)}\n`];
    }),
  );
}

if (import.meta.main) {
  const home = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const [
    source = home('../../shared/corpus/register/facts.json'),
    target = home('../content/demo/register'),
  ] = process.argv.slice(2);
  mkdirSync(target, { recursive: true });
  for (const [file, text] of registerFiles(readFileSync(source, 'utf8'))) {
    writeFileSync(`${target}/${file}`, text);
    process.stdout.write(`${target}/${file}\n`);
  }
}
