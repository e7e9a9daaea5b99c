// Addresses of verifying: a form for any file, its verdict, and the root certificate.
import { createHash } from 'node:crypto';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Verifying } from '../../jobs/verifying.ts';
import { download, type Answer } from '../../web/answer.ts';
import type { Room, Visit } from '../../web/room.ts';
import type { DocumentsDesk } from './actions.ts';
import { certificateOf } from './keys.ts';
import { verifyPage } from './pages.ts';
import { rootPath, verifyPath } from './paths.ts';
import { verdictOf } from './verdict.ts';

type V = Visit<DocumentsDesk>;

export function documentsRoutes<D extends DocumentsDesk>(
  room: Room<D>,
  { verify }: Pick<Verifying, 'verify'>,
): void {
  room.get(verifyPath, { act: 'document.verify' }, (visit) => answer(visit, null, []));
  room.ask(
    verifyPath,
    { act: 'document.verify' },
    async (visit) => {
      const found = await verified(visit, verify);
      return 'refused' in found ? answer(visit, null, [found]) : answer(visit, found, []);
    },
    'file',
  );
  room.get(rootPath, { act: 'document.verify' }, async ({ desk }) => {
    const root = await desk.documents.key('root', null);
    return root === null
      ? { refused: 'access.notFound' }
      : download('stadga-rot.pem', 'application/x-pem-file', Buffer.from(root.certificatePem, 'utf8'));
  });
}

async function answer(
  { desk }: V,
  found: Parameters<typeof verifyPage>[0],
  refusals: readonly Refusal[],
): Promise<Answer> {
  const root = await desk.documents.key('root', null);
  return verifyPage(found, root === null ? null : certificateOf(root.certificatePem).fingerprint, refusals);
}

/** Nothing of the file is stored: it is asked about, and forgotten. */
async function verified(visit: V, verify: Verifying['verify']) {
  const { documents, now } = visit.desk;
  if (visit.unread !== null) {
    return visit.unread.refused === 'request.tooLarge'
      ? refuse('document.tooLarge', 'file')
      : refuse(visit.unread.refused, 'file');
  }
  const file = visit.uploads.get('file');
  if (file === undefined || file.bytes.length === 0) return refuse('document.noFile', 'file');
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const registered = await documents.issuedBySha256(sha256);
  const root = await documents.key('root', null);
  const outcome = await verify({
    bytes: file.bytes,
    rootPem: root?.certificatePem ?? null,
    at: Date.parse(now),
  });
  if (outcome === 'busy') return refuse('document.busy', 'file');
  if (outcome === 'tookTooLong') return refuse('document.takesTooLong', 'file');
  const { verification, fileIds } = outcome.result;
  const alike = registered === null ? await documents.issuedByFileIds(fileIds) : null;
  const verdict = verdictOf(registered, alike, outcome.result);
  if (verdict.kind === 'unknown' && verification.reasons.some(({ code }) => code === 'notPdf'))
    return refuse('document.notPdf', 'file');
  return { verdict, verification, sha256, fileName: file.name };
}
