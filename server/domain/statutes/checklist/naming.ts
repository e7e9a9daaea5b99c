// 9 § 1: the name, the seat and the members, called what they are called on the day.
import { finding, type CheckedForbund, type Finding } from './finding.ts';
import { NamedIn } from './member-names.ts';
import { anyOf, type Statement } from './statement.ts';

const saysName = anyOf(
  ...[
    'namn är',
    'namn ska',
    'namn skall',
    'heter',
    'bär namnet',
    'benämn*',
    'kallas',
    'är förbundets namn',
    'är namnet',
    'namn',
  ],
  ...['firma är', 'förbundets firma', 'med namnet'],
);
const forbundWord = /(?:samordnings|finsam|rehabiliterings)?förbund/iu;

/** Does the name stand there whole? "Förbundet A–B" and "Förbundet A Norra" are other names than "Förbundet A". */
function isNamed(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return new NamedIn(text).has(name) && !/[\p{L}]\s?[–-]\s?\p{L}/u.test(text);
  const rest = text.slice(at + name.length);
  if (/^\s?[–-]\s?\p{L}/u.test(rest)) return false;
  return text === text.toUpperCase() || !/^\s+\p{Lu}/u.test(rest);
}

export function nameStated(
  statements: readonly Statement[],
  about: readonly number[],
  forbund: CheckedForbund,
): Finding {
  const own = statements.filter(({ clause }) => about.includes(clause));
  const said = own.filter(
    ({ words, text }) => saysName(words) || (forbundWord.test(text) && isNamed(text, forbund.name)),
  );
  const inForce = said.filter(({ text }) => isNamed(text, forbund.name));
  if (inForce.length > 0) return finding('found', 'nameAsItIs', inForce, { name: forbund.name });
  const former = said.filter(({ text }) => forbund.formerNames.some((name) => isNamed(text, name)));
  if (former.length > 0) return finding('doubtful', 'formerName', former, { name: forbund.name });
  const naming = said.filter(({ words }) => saysName(words));
  if (naming.length > 0) return finding('doubtful', 'otherName', naming, { name: forbund.name });
  return own.length > 0 ? finding('doubtful', 'onlySubject', own) : finding('missing', 'notStated');
}

const seat = /(?<!\p{L})sätet?(?:s|sort)?(?!\p{L})/iu;
/** "säte i Alnäs", "Säte: Alnäs", "sätet är i Alnäs kommun", "Alnäs är förbundets säte". */
const seatPlace =
  /(?<!\p{L})[Ss]äte(?:t|sort|sorten)?(?!\p{L})[^.]{0,60}?(?:\s(?:i|är|vid|på)|:)\s(?:i\s)?(?:staden\s|kommunen\s|tätorten\s)?\p{Lu}\p{L}+|\p{Lu}\p{Ll}+(?:s?\skommun)?\s(?:är|ska vara|skall vara|utgör)\s[^.]{0,40}(?<!\p{L})säte/u;
const seatOpen = /säte[^.]{0,60}(?:inte|ännu|bestäms|beslutas|växlar|den kommun som)/iu;

export function seatStated(statements: readonly Statement[], headings: readonly (string | null)[]): Finding {
  const said = statements.filter(({ text }) => seat.test(text));
  const named = said.filter(({ text }) => seatPlace.test(text) && !seatOpen.test(text));
  if (named.length > 0) return finding('found', 'seatNamed', named);
  if (said.length > 0) return finding('doubtful', 'seatUnread', said);
  const under = statements.filter(({ clause }) => seat.test(headings[clause] ?? ''));
  return under.length > 0 ? finding('doubtful', 'seatUnread', under) : finding('missing', 'notStated');
}

/** "X kommun", "Region Y" in a list of members. */
const bodies = /(?<![\p{L}-])(\p{Lu}[\p{L}-]+)\s+kommun(?!\p{L})|(?<!\p{L})(Region\s\p{Lu}[\p{L}-]+)/gu;
const enumerates = anyOf(
  ...[
    'medlem*',
    'förbundsmedlem*',
    'parter',
    'huvudmän*',
    'består av',
    'bildats av',
    'bildas av',
    'ingår',
    'utgörs av',
    'mellan',
  ],
);

export function membersStated(
  statements: readonly Statement[],
  about: readonly number[],
  forbund: CheckedForbund,
): Finding {
  const listing = statements.filter(({ clause, words }) => about.includes(clause) && enumerates(words));
  const own = listing.length > 0 ? listing : statements.filter(({ clause }) => about.includes(clause));
  if (own.length === 0) return finding('missing', 'notStated');
  const { members } = forbund;
  if (members.length === 0) {
    const isList = own.some(({ text }) => /försäkringskassan/iu.test(text) && /kommun/iu.test(text));
    return finding('doubtful', isList ? 'membersUnknown' : 'onlySubject', own);
  }
  const here = new NamedIn(own.map(({ text }) => text).join(' '));
  const all = new NamedIn(statements.map(({ text }) => text).join(' '));
  const lacking = members.filter((member) => !here.names(member));
  const gone = lacking.filter((member) => !here.namesFormerly(member));
  const nowhere = gone.filter((member) => !all.names(member) && !all.namesFormerly(member));
  const grounds = own.filter(({ text }) =>
    members.some((member) => new NamedIn(text).names(member) || new NamedIn(text).namesFormerly(member)),
  );
  const names = (list: typeof members): string => list.map(({ name }) => name).join(', ');
  if (nowhere.length > 0)
    return finding(nowhere.length === members.length ? 'missing' : 'contrary', 'membersLacking', grounds, {
      names: names(nowhere),
    });
  if (gone.length > 0) return finding('doubtful', 'namedElsewhere', grounds, { names: names(gone) });
  if (lacking.length > 0) return finding('doubtful', 'formerMemberNames', grounds, { names: names(lacking) });
  const others = [
    ...new Set(
      grounds.flatMap(({ text }) =>
        Array.from(text.matchAll(bodies), ([whole]) => whole).filter(
          (name) =>
            !members.some(
              (member) =>
                new NamedIn(`${member.name} ${member.formerNames.join(' ')} kommun`).has(name) ||
                new NamedIn(name).names(member),
            ),
        ),
      ),
    ),
  ];
  return others.length > 0
    ? finding('doubtful', 'othersNamed', grounds, { names: others.join(', ') })
    : finding('found', 'allNamed', grounds, { count: members.length });
}
