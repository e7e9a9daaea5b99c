// What every page about organisations has: the way to it, and the day it is asked about.
import type { Day } from '../../../domain/language/dates.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { PageModel, Crumb } from '../../../web/answer.ts';
import type { DayAsked } from '../../../web/form.ts';
import { membersRegisterPath, organisationPath, registerPath } from '../paths.ts';
import type { StoredOrganisation } from '../records.ts';

type Crumbs = PageModel['crumbs'];

/** The way to an organisation's page, itself included: every page below it begins so. */
export function crumbsTo(organisation: StoredOrganisation, on: Day): Crumbs {
  const root =
    organisation.kind === 'forbund' || organisation.kind === 'network'
      ? { key: 'organisations.register.title', path: registerPath }
      : { key: 'organisations.members.registerTitle', path: membersRegisterPath };
  return [root, organisationCrumb(organisation, on)];
}

const organisationCrumb = (organisation: StoredOrganisation, on: Day): Crumb => ({
  name: nameOn(organisation, on),
  path: organisationPath(organisation),
});

/** Keeps the day asked about in the links of a page. */
export const withDay = (path: string, asked: DayAsked): string =>
  asked.typed === '' || asked.refusals.length > 0 ? path : `${path}?datum=${asked.on}`;

export const dayModel = (asked: DayAsked, path: string) => ({
  on: asked.on,
  typedDay: asked.typed,
  isToday: asked.isToday,
  dayPath: path,
});
