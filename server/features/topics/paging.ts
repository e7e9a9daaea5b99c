// Long lists page by page.

/** Förbund on a page. */
export const perPage = 20;

export interface Paged<T> {
  readonly shown: readonly T[];
  readonly number: number;
  readonly last: number;
}

/** The page of a list that was asked for; the first where there is no such page. */
export function pageOf<T>(list: readonly T[], typed: string): Paged<T> {
  const last = Math.max(1, Math.ceil(list.length / perPage));
  const wanted = /^\d{1,4}$/.test(typed) ? Number(typed) : 1;
  const number = wanted >= 1 && wanted <= last ? wanted : 1;
  return { shown: list.slice((number - 1) * perPage, number * perPage), number, last };
}

/** The links to the pages of a list; none where it has only one. */
export const pagesModel = ({ number, last }: Paged<unknown>, path: (number: number) => string) =>
  last === 1
    ? []
    : Array.from({ length: last }, (_, index) => ({
        number: index + 1,
        path: path(index + 1),
        isShown: index + 1 === number,
      }));
