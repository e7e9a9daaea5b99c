// The page of all topics, and what it has in common with the pages of each.
import type { Day } from '../../domain/language/dates.ts';
import { itemsOf, topicCodes, type TopicCode } from '../../domain/topics/topics.ts';
import { page, type Page, type PageModel } from '../../web/answer.ts';
import type { DayAsked } from '../../web/form.ts';
import { topicPath, topicsPath } from './paths.ts';
import { placesOf, type Everything } from './shelf.ts';

/** The comparison of one clause each of two versions, by their fragments. */
export type ComparePath = (from: string, to: string, before: string, after: string) => string;

export const topicsCrumb: PageModel['crumbs'] = [{ key: 'topics.title', path: topicsPath }];

export const dayModel = (asked: DayAsked, dayPath: string) => ({
  on: asked.on,
  typedDay: asked.typed,
  isToday: asked.isToday,
  dayPath,
});

/** The same address on the day that the page is asked about. */
export const withDay = (path: string, { isToday, on }: DayAsked): string =>
  isToday ? path : `${path}${path.includes('?') ? '&' : '?'}datum=${on}`;

/** "12, 13": the numbers of the law's items; null where it asks for nothing of the kind. */
export const itemsText = (topic: TopicCode, on: Day): string | null => {
  const items = itemsOf(topic, on);
  return items.length === 0 ? null : items.join(', ');
};

/** All topics, with how many förbund have a clause on each. */
export function topicsPage(
  { forbund, withoutText }: Everything,
  asked: DayAsked,
  checklistsPath: string,
): Page {
  const row = (topic: TopicCode) => ({
    topic,
    path: withDay(topicPath(topic), asked),
    items: itemsText(topic, asked.on),
    count: forbund.filter((each) => placesOf(each, topic).length > 0).length,
  });
  const rows = topicCodes.map(row);
  return page(
    'topics/index',
    {
      title: { key: 'topics.title' },
      crumbs: [],
      checklistsPath: withDay(checklistsPath, asked),
      asked: rows.filter(({ items }) => items !== null),
      besides: rows.filter(({ items }) => items === null),
      forbundCount: forbund.length,
      withoutTextCount: withoutText.length,
      ...dayModel(asked, topicsPath),
    },
    asked.refusals,
  );
}
