// LibreOffice as a second opinion on Word files: it settles all tracked changes, or draws the pages.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A macro in the user's own library: what is dispatched is what the menu does. */
const macro = `Sub Settle(folder As String, count As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(1) As New com.sun.star.beans.PropertyValue
  Dim place As Integer
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  filter(0).Name = "FilterName"
  filter(0).Value = "Text (encoded)"
  filter(1).Name = "FilterOptions"
  filter(1).Value = "UTF8,LF"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For place = 0 To CInt(count) - 1
    source = ConvertToURL(folder & place & ".docx")
    document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
    document.storeToURL(source & ".txt", filter())
    document.close(True)
  Next place
End Sub`;

const library = (kind: string, root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${kind}.dtd">\n${content}`;
const namespace = 'xmlns:library="http://openoffice.org/2000/library"';

function writeLibrary(profile: string): void {
  const basic = path.join(profile, 'user', 'basic');
  mkdirSync(path.join(basic, 'Standard'), { recursive: true });
  writeFileSync(
    path.join(basic, 'Standard', 'script.xlb'),
    library(
      'library',
      'library:library',
      `<library:library ${namespace} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Changes"/></library:library>`,
    ),
  );
  writeFileSync(
    path.join(basic, 'Standard', 'Changes.xba'),
    library(
      'module',
      'script:module',
      `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">${macro.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}</script:module>`,
    ),
  );
}

const commands = {
  accepted: '.uno:AcceptAllTrackedChanges',
  rejected: '.uno:RejectAllTrackedChanges',
} as const;

/** Why LibreOffice cannot be asked here; undefined when it can. Too large to be installed for one test. */
export const libreOfficeMissing = (): string | undefined =>
  spawnSync('soffice', ['--version'], { stdio: 'ignore' }).error === undefined
    ? undefined
    : 'soffice is not installed (Debian: libreoffice-writer)';

function start(profile: string, asked: string): void {
  const { status, stderr } = spawnSync(
    'soffice',
    [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', asked],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (status !== 0) throw new Error(`soffice ended with ${String(status)}: ${stderr}`);
}

/** The paragraphs of each Word file once LibreOffice has settled all its changes. */
export function settledByLibreOffice(
  files: readonly Uint8Array[],
  as: keyof typeof commands,
): readonly (readonly string[])[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'stadga-office-'));
  try {
    const profile = path.join(folder, 'profile');
    const named = files.map((bytes, index) => ({ bytes, file: path.join(folder, `${String(index)}.docx`) }));
    for (const { file, bytes } of named) writeFileSync(file, bytes);
    const asked = `macro:///Standard.Changes.Settle("${folder}/","${String(files.length)}","${commands[as]}")`;
    // The first start makes a profile of its own, over whatever is there.
    start(profile, '--terminate_after_init');
    writeLibrary(profile);
    start(profile, asked);
    return named.map(({ file }) =>
      readFileSync(`${file}.txt`, 'utf8')
        .replace(/^\ufeff/, '')
        .replace(/\n$/, '')
        .split('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
