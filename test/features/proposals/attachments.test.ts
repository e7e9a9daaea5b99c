// Files that evidence an answer: told by their bytes, never by their names, and kept as they came.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { attachmentKind, largestAttachment } from '../../../server/features/proposals/attachments.ts';
import { recordAnswer } from '../../../server/features/proposals/index.ts';
import { appOfSuite } from '../../support/app.ts';
import { expectNoChange } from '../../support/assertions.ts';
import { wording } from '../../support/cast.ts';
import { answerOf, begun, doAs, membersOf, refusedOf, sentOut } from '../../support/proposals.ts';
import { zipOf } from '../../support/word-files.ts';

type Bytes = Buffer | Promise<Buffer>;

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1');
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const docx = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' });
const zip = zipOf({ 'readme.txt': 'hej' });

const taken: readonly (readonly [name: string, bytes: Bytes, kind: string])[] = [
  ['utdrag.pdf', pdf, 'pdf'],
  ['UTDRAG.PDF', pdf, 'pdf'],
  ['utdrag', pdf, 'pdf'],
  ['utdrag § 47 2026-03-01', pdf, 'pdf'],
  ['bild.png', png, 'png'],
  ['bild.jpg', jpeg, 'jpeg'],
  ['bild.jpeg', jpeg, 'jpeg'],
  ['utdrag.docx', docx, 'docx'],
];

const refused: readonly (readonly [says: string, name: string, bytes: Bytes, code: string])[] = [
  ['a picture that says it is a PDF', 'utdrag.pdf', png, 'attachment.falseType'],
  ['a PDF that says it is a picture', 'bild.png', pdf, 'attachment.falseType'],
  ['a PDF that says it is a program', 'utdrag.exe', pdf, 'attachment.falseType'],
  ['a Word file that says it is a PDF', 'utdrag.pdf', docx, 'attachment.falseType'],
  [
    'a page that says it is a PDF',
    'utdrag.pdf',
    Buffer.from('<html><script>alert(1)</script>'),
    'attachment.type',
  ],
  ['a page', 'sida.html', Buffer.from('<!doctype html>'), 'attachment.type'],
  [
    'a drawing with a script',
    'bild.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'attachment.type',
  ],
  ['an archive', 'filer.zip', zip, 'attachment.type'],
  ['an archive that says it is Word', 'utdrag.docx', zip, 'attachment.type'],
  [
    'an old Word file',
    'utdrag.doc',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'attachment.type',
  ],
  ['a text', 'utdrag.txt', Buffer.from('§ 47 antas'), 'attachment.type'],
  ['a program', 'utdrag.pdf', Buffer.from('MZ\u0090\u0000', 'latin1'), 'attachment.type'],
  ['another kind of picture', 'bild.gif', Buffer.from('GIF89a'), 'attachment.type'],
  ['nothing', 'utdrag.pdf', Buffer.alloc(0), 'attachment.empty'],
  ['too much', 'utdrag.pdf', Buffer.concat([pdf, Buffer.alloc(largestAttachment)]), 'attachment.tooLarge'],
];

describe('a file beside an answer', () => {
  const app = appOfSuite();
  const sent = async () => sentOut(app(), await begun(app(), wording('Ett nytt ändamål.')));

  for (const [name, bytes, kind] of taken)
    it(`${name} is ${kind}`, async () => {
      expect(attachmentKind({ name, bytes: await bytes })).to.equal(kind);
    });

  for (const [says, name, bytes, code] of refused)
    it(`${says} is refused, and with it the answer`, async () => {
      const proposal = await sent();
      const [memberId = ''] = await membersOf(app(), proposal);
      const attachment = { name, bytes: await bytes };
      const answer = await expectNoChange(app().house.engine, () =>
        doAs(app(), 'secretary', (desk) => recordAnswer(desk, proposal, answerOf(memberId, { attachment }))),
      );
      expect(refusedOf(answer)).to.equal(code);
    });

  it('is kept byte for byte, under its hash and a name without a path', async () => {
    const proposal = await sent();
    const [memberId = ''] = await membersOf(app(), proposal);
    const name = `C:\\fakepath\\..\\${'å'.repeat(300)}\u202efdp.pdf`;
    const row = await doAs(app(), 'secretary', (desk) =>
      recordAnswer(desk, proposal, answerOf(memberId, { attachment: { name, bytes: pdf } })),
    );
    if ('refused' in row) throw new Error(row.refused);
    const { proposals } = app().house.desk(app().house.engine.read, null);
    const [kept] = await proposals.attachmentsByIds([row.attachmentId ?? '']);
    expect(kept?.sha256).to.equal(createHash('sha256').update(pdf).digest('hex'));
    expect(kept?.name).to.match(/^å+…[^/\\\u202e]*\.pdf$/u);
    expect(kept?.name.length).to.be.at.most(200);
    const bytes = await proposals.attachmentBytes(app().world.granby.id, row.attachmentId ?? '');
    expect(bytes?.equals(pdf)).to.equal(true);
  });
});
