// Who may do what: every act × every role against a table that was written down by hand.
import { expect } from 'chai';
import {
  authorize,
  may,
  needsOrganisation,
  permissions,
  roles,
  type Act,
  type Role,
  type Who,
} from '../../server/domain/permissions.ts';

/** What somebody who asks is told: yes, or which no. */
type Told = 'yes' | 'signIn' | 'forbidden' | 'notFound';

const some = (theirs: readonly Role[], others: Told): Readonly<Record<Role, Told>> => ({
  ...{ secretary: others, chair: others, boardMember: others },
  ...{ delegate: others, memberOfficial: others, networkOffice: others },
  ...Object.fromEntries(theirs.map((role) => [role, 'yes' as const])),
});
const writers = ['secretary', 'networkOffice'] as const;
const all = some(roles, 'yes');

/** In the organisation that the object belongs to; in another; a stranger. */
const table: Readonly<
  Record<Act, { readonly here: typeof all; readonly elsewhere: typeof all; readonly stranger: Told }>
> = {
  'public.read': { here: all, elsewhere: all, stranger: 'yes' },
  'comparison.make': { here: all, elsewhere: all, stranger: 'yes' },
  'session.begin': { here: all, elsewhere: all, stranger: 'yes' },
  'session.end': { here: all, elsewhere: all, stranger: 'signIn' },
  'account.readOwn': { here: all, elsewhere: all, stranger: 'signIn' },
  'organisation.setUp': {
    here: some(writers, 'forbidden'),
    elsewhere: some(writers, 'forbidden'),
    stranger: 'signIn',
  },
  'organisation.oversee': {
    here: some(['networkOffice'], 'forbidden'),
    elsewhere: some(['networkOffice'], 'forbidden'),
    stranger: 'signIn',
  },
  'organisation.change': {
    here: some(writers, 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'statute.startDraft': {
    here: some(writers, 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'statute.seeDraft': {
    here: some([...writers, 'chair'], 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'statute.changeDraft': {
    here: some(writers, 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'proposal.begin': {
    here: some(writers, 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'proposal.see': {
    here: some([...writers, 'chair', 'boardMember'], 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'proposal.change': {
    here: some(writers, 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'proposal.decide': {
    here: some([...writers, 'chair'], 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'proposal.recordAnswer': {
    here: some([...writers, 'chair'], 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'proposal.confirm': {
    here: some([...writers, 'chair', 'boardMember'], 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'proposal.speakForMember': {
    here: some(['memberOfficial'], 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'correction.propose': {
    here: some(writers, 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'correction.confirm': {
    here: some([...writers, 'chair', 'boardMember'], 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'mail.see': {
    here: some([...writers, 'chair'], 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'topic.correct': {
    here: some(writers, 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'motion.begin': {
    here: some(writers, 'forbidden'),
    elsewhere: some(writers, 'forbidden'),
    stranger: 'signIn',
  },
  'motion.seeDraft': {
    here: some([...writers, 'chair', 'boardMember'], 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'motion.changeDraft': {
    here: some(writers, 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'motion.endorse': {
    here: some([...writers, 'chair'], 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'motion.submit': {
    here: some(writers, 'notFound'),
    elsewhere: some([], 'notFound'),
    stranger: 'notFound',
  },
  'motion.withdraw': {
    here: some([...writers, 'chair'], 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'motion.handle': {
    here: some(['networkOffice'], 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'meeting.plan': {
    here: some(['networkOffice'], 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'meeting.lead': {
    here: some(['networkOffice', 'chair'], 'forbidden'),
    elsewhere: some([], 'forbidden'),
    stranger: 'signIn',
  },
  'meeting.appointDelegate': {
    here: some([...writers, 'chair'], 'forbidden'),
    elsewhere: some([...writers, 'chair'], 'forbidden'),
    stranger: 'signIn',
  },
  'poll.vote': {
    here: some(['delegate'], 'forbidden'),
    elsewhere: some(['delegate'], 'forbidden'),
    stranger: 'signIn',
  },
  'poll.count': { here: all, elsewhere: all, stranger: 'signIn' },
  'minutes.attest': { here: all, elsewhere: all, stranger: 'signIn' },
  'document.verify': { here: all, elsewhere: all, stranger: 'yes' },
  'task.readOwn': { here: all, elsewhere: all, stranger: 'signIn' },
};

const acts = Object.keys(permissions) as Act[];
const person = (...grants: readonly (readonly [Role, string])[]): Who => ({
  accountId: 'a',
  email: 'a@stadga.example',
  grants: grants.map(([role, organisationId]) => ({ role, organisationId })),
});
const told = (who: Who, act: Act): Told => {
  const refusal = authorize(who, act, 'here');
  expect(refusal === null, 'authorize and may agree').to.equal(may(who, act, 'here'));
  return refusal === null ? 'yes' : (refusal.refused.replace('access.', '') as Told);
};

describe('permissions', () => {
  it('are all in the table below', () => {
    expect(Object.keys(table).toSorted()).to.deep.equal(acts.toSorted());
  });

  for (const act of acts) {
    it(act, () => {
      const answers = (organisationId: string): Record<string, Told> =>
        Object.fromEntries(roles.map((role) => [role, told(person([role, organisationId]), act)]));
      expect(answers('here'), 'in the same organisation').to.deep.equal(table[act].here);
      expect(answers('elsewhere'), 'in another organisation').to.deep.equal(table[act].elsewhere);
      expect(told(null, act), 'a stranger').to.equal(table[act].stranger);
    });

    it(`${act} by somebody without a role`, () => {
      const { stranger, elsewhere } = table[act];
      const isForAnyAccount = Object.values(elsewhere).every((answer) => answer === 'yes');
      const expected = isForAnyAccount ? 'yes' : stranger === 'notFound' ? 'notFound' : 'forbidden';
      expect(told(person(), act)).to.equal(expected);
    });
  }

  it('do not add up roles of different organisations', () => {
    expect(told(person(['secretary', 'elsewhere'], ['delegate', 'here']), 'organisation.change')).to.equal(
      'forbidden',
    );
    expect(told(person(['delegate', 'elsewhere'], ['secretary', 'here']), 'organisation.change')).to.equal(
      'yes',
    );
  });

  it('give nobody an act on an organisation that is not named', () => {
    for (const act of acts.filter(needsOrganisation)) {
      for (const role of roles) expect(may(person([role, 'here']), act, null)).to.equal(false);
    }
  });
});
