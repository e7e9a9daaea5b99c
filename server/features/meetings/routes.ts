// Addresses of meetings: path, policy, and the act or page.
import type { Room } from '../../web/room.ts';
import type { MeetingsDesk } from './actions/desk.ts';
import * as before from './handlers/before.ts';
import * as delegates from './handlers/delegates.ts';
import * as lead from './handlers/lead.ts';
import * as minutes from './handlers/minutes.ts';
import * as polls from './handlers/polls.ts';
import { ofMeeting, ofPoll, planning, type MeetingsDoors } from './handlers/visit.ts';
import * as voting from './handlers/voting.ts';

export type { MeetingsDoors } from './handlers/visit.ts';

export function meetingsRoutes<D extends MeetingsDesk>(room: Room<D>, doors: MeetingsDoors): void {
  room.get('/moten', { act: 'public.read' }, before.list);
  room.get('/moten/nytt', planning, before.showPlan);
  room.act('/moten/nytt', planning, before.plan);
  room.get('/moten/:mote', ofMeeting('public.read'), before.show);
  room.get('/moten/:mote/uppgifter', ofMeeting('meeting.plan'), before.showFacts);
  room.act('/moten/:mote/uppgifter', ofMeeting('meeting.plan'), before.change);
  room.act('/moten/:mote/kallelse', ofMeeting('meeting.plan'), before.summon);
  room.get('/moten/:mote/dagordning', ofMeeting('meeting.lead'), before.showAgenda);
  room.act('/moten/:mote/dagordning', ofMeeting('meeting.lead'), before.addItem);
  room.act('/moten/:mote/dagordning/motioner', ofMeeting('meeting.lead'), before.placeMotion);
  room.act('/moten/:mote/dagordning/:id', ofMeeting('meeting.lead'), before.moveItem);
  room.get('/moten/:mote/funktionarer', ofMeeting('meeting.lead'), before.showOfficers);
  room.act('/moten/:mote/funktionarer', ofMeeting('meeting.lead'), before.appoint);
  room.act('/moten/:mote/funktionarer/entledigande', ofMeeting('meeting.lead'), before.dismiss);
  room.get('/moten/:mote/ombud', ofMeeting('meeting.appointDelegate'), delegates.showDelegates);
  room.act('/moten/:mote/ombud', ofMeeting('meeting.appointDelegate'), delegates.appoint);
  room.act('/moten/:mote/ombud/lank', ofMeeting('meeting.appointDelegate'), (visit) =>
    delegates.handOver(visit, doors),
  );
  room.act('/moten/:mote/ombud/avsagelse', ofMeeting('poll.vote'), delegates.decline);
  room.get('/moten/:mote/rostlangd', ofMeeting('meeting.lead'), voting.showRoll);
  room.act('/moten/:mote/rostlangd', ofMeeting('meeting.lead'), voting.changeRoll);

  room.get('/moten/:mote/ledning', ofMeeting('meeting.lead'), lead.show);
  room.act('/moten/:mote/oppnande', ofMeeting('meeting.lead'), lead.open);
  room.act('/moten/:mote/ajournering', ofMeeting('meeting.lead'), lead.adjourn);
  room.act('/moten/:mote/avslutning', ofMeeting('meeting.lead'), lead.close);
  room.act('/moten/:mote/yrkanden', ofMeeting('meeting.lead'), lead.raise);
  room.act('/moten/:mote/yrkanden/:id/atertagande', ofMeeting('meeting.lead'), lead.withdraw);
  room.act('/moten/:mote/beslut', ofMeeting('meeting.lead'), lead.decide);
  room.act('/moten/:mote/omrostningar', ofMeeting('meeting.lead'), polls.prepare);

  room.get('/omrostningar/:id', ofPoll('public.read'), polls.show);
  room.act('/omrostningar/:id/lydelse', ofPoll('meeting.lead'), polls.reword);
  room.act('/omrostningar/:id/oppnande', ofPoll('meeting.lead'), polls.open);
  room.act('/omrostningar/:id/avslut', ofPoll('meeting.lead'), polls.close);
  room.act('/omrostningar/:id/utslagsrost', ofPoll('meeting.lead'), polls.castingVote);
  room.act('/omrostningar/:id/faststallande', ofPoll('poll.count'), polls.seal);
  room.act('/omrostningar/:id/omtagning', ofPoll('meeting.lead'), polls.rerun);

  room.get('/moten/:mote/rosta', ofMeeting('poll.vote'), voting.showVote);
  room.get('/moten/:mote/rosta/lage', ofMeeting('public.read'), voting.showState);
  // Without a question of its own to the database: everybody votes in the same minute, and the vote itself asks for the poll.
  room.gatheredAct('/omrostningar/:id/rost', { act: 'poll.vote' }, voting.vote);

  room.get('/moten/:mote/protokoll', ofMeeting('public.read'), minutes.show);
  room.get('/moten/:mote/protokoll/handling', ofMeeting('public.read'), (visit) =>
    minutes.showPaper(visit, doors),
  );
  room.get('/moten/:mote/justering', ofMeeting('minutes.attest'), minutes.showAttestation);
  room.act('/moten/:mote/justering', ofMeeting('minutes.attest'), minutes.attest);
}
