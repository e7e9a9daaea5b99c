// What a personal link lets in: its roles, its förbund, its acts, its time.
import { expect } from 'chai';
import {
  expiryOf,
  isFresh,
  isUsable,
  mustSignIn,
  reachOf,
  type PersonalLink,
} from '../../../server/domain/accounts/personal-link.ts';
import { may, permissions, type Act, type Person } from '../../../server/domain/permissions.ts';

const madeAt = '2026-03-02T09:00:00.000Z';
const link: PersonalLink = {
  ...{ id: 'l', accountId: 'a', purpose: 'answer', organisationId: null, madeAt, endedAt: null },
  expiresAt: expiryOf('answer', madeAt),
};
const person: Person = {
  ...{ accountId: 'a', email: 'a@granby.example' },
  grants: [
    { role: 'memberOfficial', organisationId: 'granby' },
    { role: 'memberOfficial', organisationId: 'ekdal' },
    { role: 'secretary', organisationId: 'granby' },
    { role: 'chair', organisationId: 'granby' },
  ],
};
const acts = Object.keys(permissions) as readonly Act[];

/** What whoever comes by the link may do in Granby beside what anyone may. */
const opened = (who: Person): readonly Act[] =>
  acts.filter((act) => may(who, act, 'granby') && !may(null, act, 'granby'));

describe('a personal link', () => {
  it('to answer lets nobody do more than speak for the member', () => {
    const who = reachOf(person, link);
    expect(who.grants.map(({ organisationId }) => organisationId)).to.deep.equal(['granby', 'ekdal']);
    expect(opened(who).toSorted()).to.deep.equal([
      'account.readOwn',
      'proposal.speakForMember',
      'session.end',
      'task.readOwn',
    ]);
  });

  it('to confirm lets nobody do more than confirm', () => {
    expect(opened(reachOf(person, { ...link, purpose: 'confirm' })).toSorted()).to.deep.equal([
      'account.readOwn',
      'proposal.confirm',
      'proposal.see',
      'session.end',
      'task.readOwn',
    ]);
  });

  it('of one förbund opens no other', () => {
    const who = reachOf(person, { ...link, organisationId: 'ekdal' });
    expect(may(who, 'proposal.speakForMember', 'granby')).to.equal(false);
    expect(may(who, 'proposal.speakForMember', 'ekdal')).to.equal(true);
  });

  it('gives nothing that the account does not hold any more', () => {
    expect(reachOf({ ...person, grants: [] }, link).grants).to.deep.equal([]);
  });

  it('is for whoever has nothing else to lose', () => {
    const official: Person = { ...person, grants: person.grants.slice(0, 2) };
    const chair: Person = { ...person, grants: [{ role: 'chair', organisationId: 'granby' }] };
    expect(mustSignIn(official, false, link)).to.equal(false);
    expect(mustSignIn(official, true, link)).to.equal(true);
    expect(mustSignIn(person, false, link)).to.equal(true);
    expect(mustSignIn(chair, false, { ...link, purpose: 'confirm' })).to.equal(false);
    expect(mustSignIn(chair, false, link)).to.equal(true);
    expect(mustSignIn(official, false, { ...link, purpose: 'confirm' })).to.equal(true);
  });

  it('is used until its time is out or it has ended, and sent anew from half its time', () => {
    const later = (days: number): string => new Date(Date.parse(madeAt) + days * 86_400_000).toISOString();
    expect([0, 90, 179, 180].map((days) => isUsable(link, later(days)))).to.deep.equal([
      true,
      true,
      true,
      false,
    ]);
    expect([0, 90, 91].map((days) => isFresh(link, later(days)))).to.deep.equal([true, true, false]);
    expect(isUsable({ ...link, endedAt: madeAt }, madeAt)).to.equal(false);
  });
});
