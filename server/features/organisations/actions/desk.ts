// What the acts on organisations are given.
import type { Desk } from '../../../web/desk.ts';
import type { OrganisationStore } from '../store.ts';

export interface OrganisationsDesk extends Desk {
  readonly organisations: OrganisationStore;
}
