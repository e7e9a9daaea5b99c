// The letters that the acts on a proposal send: each queued in the act's own transaction, and Swedish as all that is sent.
import { formatDate, type Day } from '../../../domain/language/dates.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { AnswerRow, RoundMember } from '../../../domain/proposals/ratification.ts';
import { queueMail, type Enclosure, type MailKind } from '../../mail/index.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { ownerOf, type ProposalsDesk } from '../actions/desk.ts';
import { confirmationPath, consultationPath, memberPath, proposalPath } from '../paths.ts';
import type { Consultation, StoredRound } from '../records.ts';
import { capitalised, whatItIs, whoDecides } from './names.ts';

type Named = Pick<Proposal, 'id' | 'organisationId' | 'kind'>;

const date = (day: Day): string => formatDate(day, 'sv');

/** What every letter about a proposal needs: whose it is, and what it is called there. */
async function senderOf(desk: ProposalsDesk, proposal: Named) {
  const organisation = await ownerOf(desk, proposal);
  return { organisation, owner: nameOn(organisation, desk.today), what: whatItIs(proposal) };
}

interface ToContacts {
  readonly kind: MailKind;
  readonly subjectId: string;
  readonly members: readonly Pick<RoundMember, 'memberId'>[];
  readonly subject: string;
  readonly body: (memberId: string) => readonly string[];
  readonly onward: (slug: string) => string;
  readonly enclosures?: (memberId: string) => readonly Enclosure[];
  /** The letter only tells: it leads to the page that anyone can read. */
  readonly onlyTells?: true;
}

/** Writes to every contact of these members. @returns how many letters were queued */
async function toContacts(
  desk: ProposalsDesk,
  organisation: StoredOrganisation,
  { kind, subjectId, members, subject, body, onward, enclosures = () => [], onlyTells }: ToContacts,
): Promise<number> {
  const contacts = await desk.proposals.contacts(organisation.id);
  const found = await desk.organisations.byIds(members.map(({ memberId }) => memberId));
  let count = 0;
  for (const { memberId } of members) {
    const slug = found.find(({ id }) => id === memberId)?.slug ?? '';
    for (const { accountId } of contacts.filter((each) => each.memberId === memberId)) {
      const person = await desk.accounts.byId(accountId);
      if (person === null) continue;
      const refusal = await queueMail(desk, {
        ...{ organisationId: organisation.id, kind, subjectId, memberId, subject },
        to: person.email,
        body: ['Hej!', ...body(memberId), `Vänliga hälsningar\n${nameOn(organisation, desk.today)}`],
        link: {
          of: onlyTells === true ? null : { accountId, purpose: 'answer' },
          onward: onward(slug),
        },
        enclosures: enclosures(memberId),
      });
      if (refusal === null) count += 1;
    }
  }
  return count;
}

/** What is said under a personal link: how far it reaches depends on who has seen it. */
const aboutLink = (desk: ProposalsDesk): string =>
  desk.mail.isPosting
    ? 'Länken är din egen och öppnar allt som väntar på ditt beslut, hos alla förbund som har angett dig som kontakt. Skicka den inte vidare.'
    : 'Länken är din egen. Skicka den inte vidare.';

/** The missiv, to the contacts of each member that is asked. @param only these members; all where none are given */
export async function mailMissiv(
  desk: ProposalsDesk,
  proposal: Named,
  round: StoredRound,
  only: readonly string[] | null = null,
): Promise<number> {
  const { organisation, owner, what } = await senderOf(desk, proposal);
  const members = round.members.filter(({ memberId }) => only?.includes(memberId) ?? true);
  const by = round.answerBy;
  return toContacts(desk, organisation, {
    ...{ kind: 'missiv', subjectId: round.id, members },
    subject: `${capitalised(what)} för ${owner}${by === null ? '' : `: beslut önskas senast ${date(by)}`}`,
    body: (memberId) => {
      const member = round.members.find((each) => each.memberId === memberId);
      const who = member === undefined ? 'medlemmen' : whoDecides(member);
      const again =
        only === null
          ? `${owner} ber ${who} att ta ställning till ett ${what}. Ärendet: ${round.terms.heading}.`
          : `${owner} ber på nytt ${who} att ta ställning till ett ${what}. Ärendet: ${round.terms.heading}.`;
      return [
        again,
        ...(by === null ? [] : [`Beslutet önskas senast den ${date(by)}.`]),
        'Bifogat finns missivet: förslaget, nuvarande och föreslagen lydelse i två spalter, en färdig beslutsmening och en svarsblankett. Som Word och som ren text finns det på sidan.',
        'Här läser du förslaget och registrerar beslutet med protokollsutdrag:',
        'link',
        aboutLink(desk),
      ];
    },
    onward: (slug) => memberPath(organisation, proposal.id, slug),
    enclosures: (memberId) => [
      { kind: 'letter', proposalId: proposal.id, roundNumber: round.number, memberId },
    ],
  });
}

/** The invitation to a consultation, to the contacts of each member. */
export async function mailConsultation(
  desk: ProposalsDesk,
  proposal: Named,
  consultation: Consultation,
  members: readonly Pick<RoundMember, 'memberId'>[],
): Promise<number> {
  const { organisation, owner, what } = await senderOf(desk, proposal);
  return toContacts(desk, organisation, {
    ...{ kind: 'consultation', subjectId: consultation.id, members },
    subject: `Samråd om ${what} för ${owner}: synpunkter senast ${date(consultation.answerBy)}`,
    body: () => [
      `${owner} bereder ett ${what} och vill ha medlemmens synpunkter, paragraf för paragraf. Ärendet: ${consultation.terms.heading}.`,
      `Lämna dem senast den ${date(consultation.answerBy)}.`,
      'Här läser du förslaget och skriver synpunkterna:',
      'link',
      aboutLink(desk),
    ],
    onward: () => consultationPath(organisation, proposal.id),
  });
}

/** A reminder of a round's answer, or of a consultation's comments. */
export async function mailReminder(
  desk: ProposalsDesk,
  proposal: Named,
  what: { readonly round: StoredRound } | { readonly consultation: Consultation },
  members: readonly Pick<RoundMember, 'memberId'>[],
): Promise<number> {
  const sender = await senderOf(desk, proposal);
  const { organisation, owner } = sender;
  const isRound = 'round' in what;
  const by = isRound ? what.round.answerBy : what.consultation.answerBy;
  const { heading } = (isRound ? what.round : what.consultation).terms;
  const wanted = isRound ? 'beslut' : 'synpunkter';
  return toContacts(desk, organisation, {
    ...{ kind: 'reminder', subjectId: isRound ? what.round.id : what.consultation.id, members },
    subject: `Påminnelse: ${wanted} om ${sender.what} för ${owner}${by === null ? '' : ` senast ${date(by)}`}`,
    body: () => [
      isRound
        ? `${owner} har ännu inte fått besked om medlemmens beslut om ${heading}.`
        : `${owner} har ännu inte fått några synpunkter från medlemmen på ${heading}.`,
      ...(by === null ? [] : [`Sista dag är den ${date(by)}.`]),
      isRound
        ? 'Är beslutet fattat? Registrera det med protokollsutdrag här:'
        : 'Här läser du förslaget och skriver synpunkterna:',
      'link',
      aboutLink(desk),
    ],
    onward: (slug) =>
      isRound ? memberPath(organisation, proposal.id, slug) : consultationPath(organisation, proposal.id),
    enclosures: (memberId) =>
      isRound ? [{ kind: 'letter', proposalId: proposal.id, roundNumber: what.round.number, memberId }] : [],
  });
}

/** Asks the chair, as the second person, to confirm the last adoption. Whoever recorded it is not asked. */
export async function mailConfirmation(
  desk: ProposalsDesk,
  proposal: Named,
  round: StoredRound,
  last: AnswerRow,
): Promise<number> {
  const { organisation, owner, what } = await senderOf(desk, proposal);
  const chairs = (await desk.accounts.holding(organisation.id, 'chair')).filter(
    ({ accountId }) => accountId !== last.recordedBy,
  );
  const member = round.members.find(({ memberId }) => memberId === last.memberId);
  for (const { accountId, email } of chairs)
    await queueMail(desk, {
      ...{ organisationId: organisation.id, kind: 'confirmation', subjectId: round.id, memberId: null },
      to: email,
      subject: `Bekräfta att alla medlemmar har antagit ${what} för ${owner}`,
      body: [
        'Hej!',
        `Alla medlemmar har antagit ${round.terms.heading}. ${member === undefined ? '' : `Sist att besluta var ${member.name}.`}`.trim(),
        'Innan den nya lydelsen kan börja gälla ska någon annan än den som registrerade det sista beslutet bekräfta det. Jämför protokollsutdraget med förslaget och bekräfta här:',
        'link',
        'Länken är din egen och öppnar bara bekräftelsen. Har du ett lösenord loggar du in med det.',
        `Vänliga hälsningar\n${owner}`,
      ],
      link: {
        of: { accountId, purpose: 'confirm' },
        onward: confirmationPath(organisation, proposal.id),
      },
      enclosures: [],
    });
  return chairs.length;
}

/** How a round ended. `from` is when the new wording applies, where it can be told. */
export type Outcome =
  | { readonly kind: 'adopted'; readonly from: Day | null }
  | { readonly kind: 'withdrawn' | 'lapsed' | 'revised'; readonly because: string };

/** How it went, to the contacts of every member that was asked. */
export async function mailOutcome(
  desk: ProposalsDesk,
  proposal: Named,
  round: StoredRound,
  outcome: Outcome,
): Promise<number> {
  const { organisation, owner, what } = await senderOf(desk, proposal);
  return toContacts(desk, organisation, {
    ...{ kind: 'outcome', subjectId: round.id, members: round.members, onlyTells: true },
    subject: `${outcomeTitles[outcome.kind]}: ${what} för ${owner}`,
    body: () => [
      outcomeText(outcome, round.terms.heading),
      ...('because' in outcome && outcome.because.trim() !== '' ? [`Skäl: ${outcome.because.trim()}`] : []),
      'Här finns handlingarna:',
      'link',
    ],
    onward: () => proposalPath(organisation, proposal.id),
  });
}

const outcomeTitles: Readonly<Record<Outcome['kind'], string>> = {
  adopted: 'Antaget av alla medlemmar',
  withdrawn: 'Återkallat',
  lapsed: 'Förfallet',
  revised: 'Tillbaka hos styrelsen',
};

function outcomeText(outcome: Outcome, heading: string): string {
  switch (outcome.kind) {
    case 'adopted':
      return outcome.from === null
        ? `Alla medlemmar har antagit ${heading}. Besked om när den nya lydelsen börjar gälla kommer på sidan.`
        : `Alla medlemmar har antagit ${heading}. Den nya lydelsen gäller från och med den ${date(outcome.from)}.`;
    case 'withdrawn':
      return `Styrelsen har återkallat ${heading}. Medlemmarna behöver inte fatta något beslut.`;
    case 'lapsed':
      return `${heading} har förfallit och börjar inte gälla. Medlemmarna behöver inte fatta något beslut.`;
    case 'revised':
      return `Styrelsen arbetar om ${heading}. Beslut om den lydelse som skickades ut behövs inte längre; medlemmarna tillfrågas på nytt om den nya.`;
  }
}
