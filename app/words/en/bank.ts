// Words of the item bank desk.
import type model from '../zh-CN/bank.ts'
import type { refusals as modelRefusals } from '../zh-CN/bank.ts'

const words: typeof model = {
  title: 'Item bank',
  lead: '{count, number} items: those that ship with the system and those of the association, in one bank. The list shows no keys; an item shows its key once it is opened. Every look is put on record.',
  new: 'New item', import: 'Import', export: 'Export', back: 'Back to the item bank',
  filter: {
    title: 'Filter', topic: 'Topic', level: 'Level', kind: 'Kind', list: 'State', origin: 'Origin', document: 'Cites document', article: 'Cites article', articleHint: 'Choose a document, show, then choose its article', words: 'Words of the stem', all: 'All', show: 'Show', clear: 'Clear the filter',
  },
  lists: {
    unread: 'not yet read by an association', approved: 'approved', proposed: 'new, waiting for its second reader', returned: 'returned', withdrawn: 'withdrawn', held: 'on hold', retired: 'retired', waiting: 'something is waiting', mine: 'waiting for me',
  },
  listCount: '{name} {count, number}',
  origins: { content: 'ships with the system', desk: 'written at the desk' },
  none: 'No item answers to this. Ask for less.', noneMine: 'Nothing is waiting for you at present.', empty: 'The bank is still empty. Write an item, or import some from a file.',
  shown: '{count, number} items found, numbers {from, number}–{to, number}', previous: 'Previous page', next: 'Next page',
  version: 'version {number, number}', facility: 'expected right {percent, number}%', inForce: 'in force', notInForce: 'not in force today', from: 'from {day}', fromTo: '{from} to {to}', forms: 'on {count, number} forms', waits: 'a version waits for its second reader', conflict: 'the shipped wording differs', notUsable: 'not on new forms', caseOf: 'case part {part, number} of {of, number}', sampleRead: 'sample approval',

  item: {
    title: 'Item {item}', case: 'Case set {id}', part: 'part {part, number}', situation: 'Situation', unreadNote: 'This wording ships with the system. It may stand on forms, but nobody of an association has read it yet.', waitingNote: 'Below is version {number, number}, which waits for its second reader. New forms take version {inUse, number} until it is approved.', waitingNewNote: 'The version below waits for its second reader; it comes on no form before it is approved.', sampleNote: 'This approval is a sample of the demo and nobody’s judgement.', notUsableNote: 'It does not come on new forms at present.', heldNote: 'While it is on hold the item comes on no new form; a form that was prepared for a candidate who has not started is made anew at the start. Attempts that have started are left alone.', caseNote: 'A case set goes as a whole: approving, returning, holding and retiring apply to all its parts, so look at each of them before you decide.', conflictNote: 'The shipped content now has another wording. The version that the association approved stands until somebody decides between the two.',
    key: 'Key', right: 'right', true: 'true', false: 'false', rationale: 'Rationale', articles: 'Articles', articleDates: 'from {from}', articleDatesTo: '{from} to {to}', reported: 'reported only', enemies: 'Never on one form with', dates: 'Examined on sittings', open: 'no end', facilityTerm: 'Expected right', shuffle: 'Order of options', shuffled: 'shuffled for each candidate', fixed: 'as listed', topic: 'Topic', kind: 'Kind', level: 'Level', state: 'State', targets: 'Targets',
    versions: 'Versions', number: 'Version', origin: 'Origin', wording: 'State', author: 'Proposed by', at: 'Proposed at', reason: 'Reason', exposure: 'On forms', examined: 'in use', see: 'Show', fromFile: 'imported from “{name}”', neverOnForm: 'never', onForms: '{count, number}, last {at}', formsPeriod: 'Of the {all, number} forms of the last twelve months, {forms, number} had this item ({percent}%).', formsNone: 'No form was made in the last twelve months.',
    versionStates: { proposed: 'waiting for its second reader', approved: 'approved', returned: 'returned', withdrawn: 'withdrawn' }, shipped: 'ships, not read yet',
    difference: 'Differences', compare: 'Compare', compareFrom: 'From', compareTo: 'To', noDifference: 'The two versions do not differ.', betweenVersions: 'What differs between version {from, number} and version {to, number}:', gone: 'removed', added: 'added', nothing: '(empty)',
    history: 'History', noHistory: 'Nobody has decided anything about this item yet.', warnings: 'Please note', warningsLead: 'None of this keeps the version from being approved; judge it as you read.', edit: 'Write a new version', editCase: 'Write a new version (the whole set)', editNot: 'No new version can be written: ',
    recorded: 'Recorded.', proposed: 'Proposed. Another officer reads it before it can be used.',
  },
  events: {
    proposed: 'proposed version {number}', approved: 'approved version {number}', returned: 'returned version {number}', withdrawn: 'withdrew version {number}', held: 'put on hold', released: 'released', retired: 'retired', earlier: '(an earlier shipped wording)', sample: 'sample',
  },
  acts: {
    title: 'Decisions open to you', none: 'Your duties allow no decision about this item now. Authors propose versions; reviewers approve, return, hold and retire.', why: 'Reason', reasonHint: '2 to 500 characters; it stays in the history.', confirm: 'I confirm that it is retired. This cannot be undone.',
    approveProposal: 'Approve', approveProposalLead: 'I have read stem, key, rationale and articles, and find it fit for the exam. New forms take this version once it is approved.', returnProposal: 'Return', returnProposalLead: 'Say what has to change; its author may propose another version.',
    approveContent: 'Approve as read', approveContentLead: 'I have read the wording that ships, and find it fit for the exam.', adoptContent: 'Take the shipped wording', adoptContentLead: 'New forms take the wording that ships now, instead of the version the association approved.', returnContent: 'Return the shipped wording', returnContentLead: 'Once returned it comes on no new form.', keepDesk: 'Keep the association’s version', keepDeskLead: 'The new shipped wording is not taken; the version that the association approved stands.',
    withdraw: 'Withdraw', withdrawLead: 'Takes back your own version that nobody has decided about.', hold: 'Put on hold', holdLead: 'For instance when an article changes or the key is in doubt. It takes effect at once and can be undone.', release: 'Release', releaseLead: 'The item may stand on forms again.', retire: 'Retire', retireLead: 'The item is not used again, and cannot be brought back; forms and results that had it stay as they are.', notOpen: '{act}: ',
  },
  fields: {
    kind: 'Kind', topic: 'Topic', level: 'Level', situation: 'Situation', stem: 'Stem', option: 'Option {id}', why: 'Rationale of option {id}', target: 'Target {id}', key: 'Key', rationale: 'Rationale', articles: 'Articles', from: 'From', to: 'To', facility: 'Expected right', shuffle: 'Shuffle', enemies: 'Never on one form with',
  },
  form: {
    newTitle: 'New item', newLead: 'Choose the kind and how many options first. Another officer reads what you propose; only then can it be used in an exam.', editTitle: 'New version of {item}', editLead: 'The version in use stays until the new one is approved. Forms that were made keep theirs.',
    case: 'Case set', kindLegend: 'Kind', options: 'Options', targets: 'Targets', optionsHint: 'Single choice, multiple choice and ordering have 3 to 6, matching has 2 to 6.', caseLegend: 'A case set: one situation, three to five parts', parts: 'Parts', partKind: 'Kind of part {n, number}', begin: 'Begin', otherKind: 'Another kind',
    shared: 'For the whole set', topic: 'Topic', situation: 'Situation', situationHint: 'Written once, shown with every part. Use invented, neutral names.', partTitle: 'Part {n, number} · {kind}', itemTitle: '{kind}',
    level: 'Level', levels: { recall: 'recall: knows the rule', application: 'application: applies it to a situation', judgement: 'judgement: weighs and decides' }, stem: 'Stem', optionsLegend: 'Options', option: 'Option {id}', optionWhy: 'Rationale of option {id}', optionWhyHint: 'Why it is right, or what is wrong with it.', emptyOptions: 'An option with both boxes empty does not count.', shuffle: 'Shuffle the options for each candidate', keySingle: 'Right option', keyMultiple: 'Right options (two at least, and one wrong at least)', isKey: '{id} is right', keyJudged: 'Is the statement true?', true: 'true', false: 'false', place: 'Right place of {id}', noPlace: 'Choose a place', targetsLegend: 'Targets', target: 'Target {id}', matchOf: '{id} belongs to', noTarget: 'Choose a target',
    why: 'Rationale', whyHint: 'Why this is the key, with the article.', citations: 'Articles', citation: 'Article {n, number}', citationHint: 'Ids of document and article, such as guangfa-2012-53 3-1-1; the list offers them.', citeDocument: 'Document', citeArticle: 'Article', noDocument: 'Choose a document', noArticle: 'Choose an article', from: 'Examined from', to: 'Examined until', toHint: 'Leave empty for no end.', facility: 'Expected right (%)', facilityHint: 'How many of a hundred prepared candidates answer rightly, 20 to 95.', enemies: 'Never on one form with', enemiesHint: 'Ids of items or case sets that give the answer away, with spaces between.', reasonNew: 'A word to the second reader', reasonEdit: 'Why there should be a new version', reasonHint: '2 to 500 characters; the second reader sees it.', propose: 'Propose', warningsTitle: 'Before you propose', warningsLead: 'None of this keeps the item from being proposed, and its second reader sees it too. Change what you like; if all is meant so, press “Propose” again.', faultsTitle: '{count, plural, one {# thing has} other {# things have}} to be mended; nothing was proposed.', faultsLead: 'Each is told beside its box.',
  },
  faults: {
    missing: 'Please fill this in.', malformed: 'This cannot be read.', 'too-few': 'At least {least, number}.', 'too-many': 'At the most {most, number}.', 'forbidden-word': '“{word}” may not stand in an item; say it otherwise.', 'control-characters': 'This holds invisible control characters; remove them and type it again.',
    facility: 'A whole number from 20 to 95.', topic: 'There is no such topic.', dates: 'It ends before it begins.', 'case-part': 'A case set has three to five parts.', 'case-kind': 'A part of a case set is single choice, multiple choice or true/false.',
    'no-document': 'The library has no document {document}.', 'no-article': 'Document {document} has no article {article}.', 'not-in-force': '{document} {article} was not in force on {on} (from {from}{to, select, none {} other { to {to}}}). Change the dates or the article.',
    'own-enemy': 'An item cannot be kept from itself.', 'same-case': 'Parts of one case set always stand on one form.', 'letter-twice': 'Option {letter} stands twice.', 'same-text': 'Two options say the same.', 'key-missing': 'The key leaves out {letters}. No place can be given twice.', 'key-no-option': 'The key {letter} is none of the options.', 'key-twice': 'The key names {letter} twice.', 'key-no-target': 'There is no target {letter}.', 'target-twice': 'Target {letter} stands twice.', 'nothing-wrong': 'At least one option has to be wrong.', 'letters-tell': 'The letters run in the order of the key and give it away. Put the options in another order.',
  },
  warnings: {
    'long-key': 'The right options are far longer than the others; who guesses well sees that.', 'longest-key': 'The right option is the longest.', 'all-of-the-above': 'An option says “all of the above” or the like.', absolute: 'Absolute words stand in wrong options alone; who guesses well sees that.', echo: 'The key repeats words of the stem and no other option does.', 'odd-beginning': 'All wrong options begin alike and the key does not.', unequal: 'The longest option is far longer than the shortest.', 'one-absolute': 'One wrong option alone is put in absolute words.', 'some-echo': 'The key shares more words with the stem than any other option.', 'odd-form': 'The key alone has, or alone lacks, a comma, a figure or quotation marks.', 'near-item': 'The stem is nearly that of {name} ({percent, number}%).', 'near-question': 'The stem is nearly that of the lesson question {name} ({percent, number}%), whose answer is public.', 'outlasts-article': '{document} {article} is in force until {to}; the item lasts longer.', 'reported-only': 'All documents cited are known from reports only; their official text was not read.',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {
  'bank-unknown-item': 'The bank has no such item. Please enter again from the list.',
  'bank-unknown-reference': 'An id under “never on one form with” is not in the bank, or is of the same case set. Please check the ids.',
  'bank-draft-faulty': 'The item breaks a rule, so it was neither proposed nor approved. Mend what is told beside each box.',
  'bank-case-incomplete': 'The case set is not whole, or its parts tell different situations; nothing was proposed. A set has three to five parts, proposed together.',
  'bank-case-shape': 'A new version can neither add nor drop parts of a case set, nor move an item into one or out of it. Write another set if you need one.',
  'bank-changed-meanwhile': 'After you opened this page somebody decided about this item, or its content changed. Nothing was done; look at it as it stands now and decide again.',
  'bank-reason-needed': 'Please give a reason of 2 to 500 characters; it stays on record.',
  'bank-item-retired': 'This item is retired. It can be neither changed nor brought back; write a new item if you need one.',
  'bank-not-proposed': 'No version waits for a second reader, so there is nothing to decide.',
  'bank-own-version': 'You had a hand in this version, so you cannot be its second reader: every item is read by somebody else. Another reviewer decides.',
  'bank-not-author': 'Only its author withdraws a version. A reviewer who does not agree returns it, with a reason.',
  'bank-already-read': 'This wording was read and approved already; there is nothing to decide.',
  'bank-already-held': 'The item is on hold or retired already. Nothing was changed.',
  'bank-not-held': 'The item is not on hold, so it need not be released.',
  'bank-nothing-changed': 'This is word for word a version that is there already, so nothing was proposed. Change something first.',
  'bank-other-proposal': 'A version by somebody else is waiting for its second reader. Write yours once that one is approved or returned.',
  'bank-retire-unconfirmed': 'A retired item cannot be brought back. Tick the confirmation, then send it again.',
  'bank-warnings-unread': 'Nothing was proposed yet. Look at the notes first; if all is meant so, press “Propose” again.',
}
