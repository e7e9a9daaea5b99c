// What a browser with JavaScript adds to every page; each page works without it.
import { awaitDocument } from './await-document.js';
import { offerCopies } from './copy-citation.js';
import { foldContents } from './fold-contents.js';
import { focusMistakes } from './focus-mistakes.js';
import { watchMeeting } from './meeting-watch.js';
import { stepThroughChanges } from './step-changes.js';
import { unfoldForPaper } from './unfold-for-paper.js';

focusMistakes(document);
foldContents(document);
offerCopies(document);
awaitDocument(document);
watchMeeting(document);
stepThroughChanges(document);
unfoldForPaper(document);
