// Pages kept as they were last sent. Everything a page shows changes only with a log entry, so the log's head tells when one is out of date.
import { createHash } from 'node:crypto';

export interface KeptPage {
  readonly html: Buffer;
  readonly etag: string;
}

export interface KeptPages {
  /** The page kept under the key, if nothing has been logged since; null otherwise. */
  find(key: string, head: number): KeptPage | null;
  /** Keeps a page that was made no earlier than when the log's head was `head`. */
  keep(key: string, head: number, html: string): KeptPage;
}

/** @param mostBytes the pages least lately used go when all together are larger */
export function keptPages(mostBytes = 64_000_000): KeptPages {
  const pages = new Map<string, KeptPage & { readonly head: number }>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= pages.get(key)?.html.length ?? 0;
    pages.delete(key);
  };
  return {
    find(key, head) {
      const page = pages.get(key);
      if (page === undefined) return null;
      pages.delete(key);
      if (page.head === head) {
        pages.set(key, page);
        return page;
      }
      bytes -= page.html.length;
      return null;
    },
    keep(key, head, text) {
      const html = Buffer.from(text, 'utf8');
      const page = {
        head,
        html,
        etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
      };
      drop(key);
      pages.set(key, page);
      bytes += html.length;
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
      return page;
    },
  };
}
