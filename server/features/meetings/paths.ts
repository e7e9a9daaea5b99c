// The addresses of meetings and polls; templates and other rooms get them from here.
export const meetingsPath = '/moten';
export const planPath = '/moten/nytt';

export const meetingPath = (slug: string): string => `${meetingsPath}/${slug}`;
const under =
  (part: string) =>
  (slug: string): string =>
    `${meetingPath(slug)}/${part}`;

export const factsPath = under('uppgifter');
export const agendaPath = under('dagordning');
export const agendaItemPath = (slug: string, id: string): string => `${agendaPath(slug)}/${id}`;
export const motionPlacingPath = under('dagordning/motioner');
export const summonsPath = under('kallelse');
export const openingPath = under('oppnande');
export const adjournmentPath = under('ajournering');
export const closingPath = under('avslutning');
export const officersPath = under('funktionarer');
export const officerDismissalPath = under('funktionarer/entledigande');
export const delegatesPath = under('ombud');
export const mandateLinkPath = under('ombud/lank');
export const mandateDecliningPath = under('ombud/avsagelse');
export const rollPath = under('rostlangd');
export const leadPath = under('ledning');
export const votePath = under('rosta');
export const voteStatePath = under('rosta/lage');
export const yrkandenPath = under('yrkanden');
export const yrkandeWithdrawalPath = (slug: string, id: string): string =>
  `${yrkandenPath(slug)}/${id}/atertagande`;
export const decisionsPath = under('beslut');
export const pollsPath = under('omrostningar');
export const minutesPath = under('protokoll');
export const minutesPaperPath = under('protokoll/handling');
export const attestationPath = under('justering');

export const pollPath = (id: string): string => `/omrostningar/${id}`;
const ofPoll =
  (part: string) =>
  (id: string): string =>
    `${pollPath(id)}/${part}`;
export const pollWordingPath = ofPoll('lydelse');
export const pollOpeningPath = ofPoll('oppnande');
export const pollClosingPath = ofPoll('avslut');
export const castingVotePath = ofPoll('utslagsrost');
export const sealingPath = ofPoll('faststallande');
export const rerunPath = ofPoll('omtagning');
export const ballotPath = ofPoll('rost');
