// Words of official texts that were imported, the differences between them, and the list of documents.
import type model from '../zh-CN/texts.ts'
import type { refusals as modelRefusals } from '../zh-CN/texts.ts'

const words: typeof model = {
  official: 'Official text',
  importedFrom: '{file} · imported',
  notImported: 'not imported',
  noPart: 'The imported text has nothing under this number.',
  link: 'official page',
  all: 'full text and versions',
  list: {
    figures: '{documents, number} documents, {articles, number} articles digested; official text of {imported, number} imported.',
    shown: '{shown, number} of {all, number} documents.',
    none: 'No document meets these conditions. Widen the filter.',
    tools: 'Tools', microDrama: 'Which class is this micro-drama?', reviewers: 'How many reviewers, and who signs?',
    filter: 'Filter', any: 'All', state: 'State', trust: 'How it was checked', text: 'Official text', clear: 'Clear the filter',
    trusts: { official: 'official text read', reported: 'to be verified' }, texts: { imported: 'imported', none: 'not imported' },
    states: { 'in-force': 'In force', 'partly-superseded': 'Superseded in part', superseded: 'Superseded', 'not-yet': 'Not yet in force', ended: 'No longer in force' },
  },
  page: {
    title: '{short} · official text',
    lead: 'Imported by the administrators from the published text, split into its clauses and kept apart from this portal’s digests. A digest does not stand in for the text; what the issuing bodies published holds.',
    back: 'Digests', name: 'Text', file: 'File', at: 'Imported', newest: 'newest', read: 'Read', withBefore: 'Compare with the one before',
    none: 'The official text of this document has not been imported yet.', noneNext: 'The official page has it; administrators import it on the server with npm run admin -- import-regulation.',
    compare: 'Compare two texts', older: 'Older text', newer: 'Newer text', submit: 'Compare', same: 'Both are the same text. Choose two different ones.',
    opening: 'Opening', closing: 'Signature', shown: 'Full text',
  },
  difference: {
    title: 'Article by article', between: 'From {from} to {to}',
    counts: '{same, number} the same ({moved, number} of them under another number), {changed, number} changed, {added, number} added, {gone, number} gone.',
    nothing: 'The two texts are the same article by article.', legend: 'In changed articles:', gone: 'Gone', added: 'Added', changed: 'Changed', same: 'The same', before: 'before: {clause}',
    goneMark: '[gone]', addedMark: '[added]', sames: 'Articles that are the same ({count, number})',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {}
