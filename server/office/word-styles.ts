// The styles of a Word file: Swedish, headings that are headings, and changes shown by line and not by colour alone.

const font = 'Cambria';
const colours = {
  muted: '56615D',
  accent: '1B5E55',
  deleted: '7A2A12',
  inserted: '0B3C6D',
  moved: '472B80',
} as const;

/** What a paragraph style is made of: `w:pPr` and `w:rPr` without their elements. */
interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph?: string;
  readonly run?: string;
  readonly based?: string;
}

const spacing = (before: number, after: number, line = 276): string =>
  `<w:spacing w:before="${String(before)}" w:after="${String(after)}" w:line="${String(line)}" w:lineRule="auto"/>`;
const size = (halfPoints: number): string =>
  `<w:sz w:val="${String(halfPoints)}"/><w:szCs w:val="${String(halfPoints)}"/>`;
const colour = (value: string): string => `<w:color w:val="${value}"/>`;

const heading = (level: 1 | 2 | 3 | 4, halfPoints: number, before: number, after: number): Style => ({
  id: `Heading${String(level)}`,
  name: `heading ${String(level)}`,
  paragraph: `<w:keepNext/><w:keepLines/>${spacing(before, after, 252)}<w:outlineLvl w:val="${String(level - 1)}"/>`,
  run: `<w:b/><w:bCs/>${level === 4 ? '<w:i/><w:iCs/>' : ''}${size(halfPoints)}`,
});

const paragraphs: readonly Style[] = [
  heading(1, 38, 0, 160),
  heading(2, 27, 360, 80),
  heading(3, 24, 280, 60),
  heading(4, 22, 220, 40),
  {
    id: 'Genre',
    name: 'Genre',
    paragraph: `<w:keepNext/>${spacing(0, 60, 240)}`,
    run: `<w:b/><w:bCs/>${colour(colours.accent)}${size(24)}`,
  },
  {
    id: 'ListParagraph',
    name: 'List Paragraph',
    paragraph: `<w:tabs><w:tab w:val="left" w:pos="510"/></w:tabs>${spacing(0, 80)}<w:ind w:left="510" w:hanging="510"/>`,
  },
  {
    id: 'Note',
    name: 'Note',
    paragraph: `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="${colours.accent}"/></w:pBdr>${spacing(120, 160, 264)}<w:ind w:left="200"/>`,
    run: size(21),
  },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: `<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="${colours.accent}"/></w:pBdr>${spacing(0, 120)}<w:ind w:left="340"/>`,
  },
  {
    id: 'Caption',
    name: 'caption',
    paragraph: `<w:keepNext/>${spacing(200, 80, 240)}`,
    run: `<w:b/><w:bCs/>${size(20)}`,
  },
  { id: 'TableText', name: 'Table Text', paragraph: spacing(40, 40, 257), run: size(20) },
  {
    id: 'TableHead',
    name: 'Table Head',
    based: 'TableText',
    paragraph: `<w:keepNext/>${spacing(40, 40, 240)}`,
    run: `<w:b/><w:bCs/>${colour(colours.accent)}`,
  },
  {
    id: 'TableItem',
    name: 'Table Item',
    based: 'TableText',
    paragraph: `<w:tabs><w:tab w:val="left" w:pos="397"/></w:tabs>${spacing(40, 40, 257)}<w:ind w:left="397" w:hanging="397"/>`,
  },
  {
    id: 'Header',
    name: 'header',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>${spacing(0, 0, 240)}`,
    run: `${colour(colours.muted)}${size(17)}`,
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>${spacing(0, 0, 240)}`,
    run: `${colour(colours.muted)}${size(17)}`,
  },
];

/** Named in Swedish: a screen reader that is asked for formatting says the name. */
const characters: readonly Style[] = [
  { id: 'Strong', name: 'Strong', run: '<w:b/><w:bCs/>' },
  { id: 'Emphasis', name: 'Emphasis', run: '<w:i/><w:iCs/>' },
  {
    id: 'Code',
    name: 'Code',
    run: `<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>${size(19)}`,
  },
  { id: 'Hyperlink', name: 'Hyperlink', run: `${colour('14584F')}<w:u w:val="single"/>` },
  { id: 'Muted', name: 'Muted', run: `<w:b w:val="0"/><w:bCs w:val="0"/>${colour(colours.muted)}` },
  { id: 'Deleted', name: 'Borttaget', run: `<w:strike/>${colour(colours.deleted)}` },
  { id: 'Inserted', name: 'Tillagt', run: `${colour(colours.inserted)}<w:u w:val="single"/>` },
  { id: 'MovedFrom', name: 'Flyttat härifrån', run: `<w:dstrike/>${colour(colours.moved)}` },
  { id: 'MovedTo', name: 'Flyttat hit', run: `${colour(colours.moved)}<w:u w:val="double"/>` },
];

const border = (side: string, value: string, weight: number): string =>
  `<w:${side} w:val="${value}" w:sz="${String(weight)}" w:space="0" w:color="C9CDC6"/>`;

const tables = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Ruled"><w:name w:val="Ruled"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${border('bottom', 'single', 4)}${border('insideH', 'single', 4)}</w:tblBorders></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Columns"><w:name w:val="Columns"/><w:basedOn w:val="Ruled"/><w:tblPr><w:tblBorders>${border('bottom', 'single', 4)}${border('insideH', 'dotted', 4)}${border('insideV', 'single', 4)}</w:tblBorders></w:tblPr></w:style>`;

/** Styles that Word has of its own, by the ids it gives them. */
const builtIn: ReadonlySet<string> = new Set([
  ...[
    'Heading1',
    'Heading2',
    'Heading3',
    'Heading4',
    'ListParagraph',
    'Quote',
    'Caption',
    'Header',
    'Footer',
  ],
  ...['Strong', 'Emphasis', 'Hyperlink'],
]);

const styleXml = (type: 'paragraph' | 'character', { id, name, paragraph, run, based }: Style): string => {
  const parent = based ?? (type === 'paragraph' ? 'Normal' : undefined);
  return [
    `<w:style w:type="${type}"${builtIn.has(id) ? '' : ' w:customStyle="1"'} w:styleId="${id}">`,
    `<w:name w:val="${name}"/>`,
    parent === undefined ? '' : `<w:basedOn w:val="${parent}"/>`,
    id.startsWith('Heading') ? '<w:next w:val="Normal"/>' : '',
    '<w:qFormat/>',
    paragraph === undefined ? '' : `<w:pPr>${paragraph}</w:pPr>`,
    run === undefined ? '' : `<w:rPr>${run}</w:rPr>`,
    '</w:style>',
  ].join('');
};

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const stylesXml = `<w:styles ${namespace}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="Times New Roman"/>${size(22)}<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${spacing(0, 120)}</w:pPr></w:style>
${paragraphs.map((style) => styleXml('paragraph', style)).join('\n')}
${characters.map((style) => styleXml('character', style)).join('\n')}
${tables}</w:styles>`;

/** One list: points that have no label of their own. */
export const numberingXml = `<w:numbering ${namespace}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="510" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
