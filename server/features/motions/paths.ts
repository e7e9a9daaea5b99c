// The addresses of motions; other rooms and templates get them from here.
export const motionsPath = '/motioner';
export const beginMotionPath = '/motioner/ny';

/** @param number as `numberText` gives it: "nns-2026-3" */
export const motionPath = (number: string): string => `${motionsPath}/${number}`;
export const motionPaperPath = (number: string): string => `${motionPath(number)}/handling`;
export const registerMotionPath = (number: string): string => `${motionPath(number)}/registrering`;
export const lateAdmissionPath = (number: string): string => `${motionPath(number)}/provning`;
export const preparationPath = (number: string): string => `${motionPath(number)}/beredning`;
export const opinionPath = (number: string): string => `${motionPath(number)}/yttrande`;
/** What an att-sats changes in the bylaws, and the meetings' adoption of it. @param place of the att-sats, from 1 */
export const adoptionPath = (number: string, place: number): string =>
  `${motionPath(number)}/stadgeandring/${String(place)}`;
export const withdrawalPath = (number: string): string => `${motionPath(number)}/aterkallelse`;
export const followUpPath = (number: string): string => `${motionPath(number)}/uppfoljning`;
export const closingPath = (number: string): string => `${motionPath(number)}/avslutning`;

export const motionDraftPath = (id: string): string => `${motionsPath}/utkast/${id}`;
export const mergePath = (id: string): string => `${motionDraftPath(id)}/sammanfogning`;
export const citationPath = (id: string): string => `${motionDraftPath(id)}/citat`;
/** @param clauseId the att-sats that is to change the bylaws */
export const amendmentPath = (id: string, clauseId: string): string =>
  `${motionDraftPath(id)}/stadgeandring/${clauseId}`;
export const endorsementPath = (id: string): string => `${motionDraftPath(id)}/styrelsebeslut`;
export const coMoversPath = (id: string): string => `${motionDraftPath(id)}/medmotionarer`;
export const coMoverPath = (id: string, slug: string): string => `${coMoversPath(id)}/${slug}`;
export const submissionPath = (id: string): string => `${motionDraftPath(id)}/inlamning`;
export const discardPath = (id: string): string => `${motionDraftPath(id)}/kassering`;
export const draftPaperPath = (id: string): string => `${motionDraftPath(id)}/handling`;
