// Words of which article is taught and examined where, and what rests on it.
import type model from '../zh-CN/coverage.ts'
import type { refusals as modelRefusals } from '../zh-CN/coverage.ts'

const words: typeof model = {
  title: 'Coverage of the articles',
  lead: 'Which lessons teach each article and which items examine it, by the courses, the bank and the articles in force on {on}: only items that are in force that day and may go on a form are counted.',
  rule: 'An operative article should be taught and examined. Documents known from reports alone are to be verified: until then nothing in them is examined as fact, and a missing item is no gap. What has ended lacks nothing.',
  totals: '{operative, number} operative articles: {byLesson, number} taught, {byItem, number} examined; {reported, number} to be verified and not examined.',
  all: 'All documents', gapsLeft: '{gaps, number} articles have a gap.', noGaps: 'There is no gap.',
  filter: 'Filter', document: 'Document', topic: 'Topic', any: 'All', gapsOnly: 'Only those with a gap', show: 'Show', clear: 'Clear the filter',
  csv: 'Download as CSV ({rows, number} articles)', none: 'No article meets these conditions. Widen the filter.',
  article: 'Article', kind: 'Kind', operative: 'operative', aims: 'aims, names and the like', reported: 'to be verified, not examined', ended: 'no longer in force', notYet: 'not yet in force',
  lessons: 'Lessons', items: 'Items', gaps: 'Gaps', gap: { lesson: 'no lesson', item: 'no item' }, covered: 'none',
  noLessons: 'No lesson', noItems: 'No usable item', lessonCount: '{count, plural, one {# lesson} other {# lessons}}', questionCount: '{count, plural, one {# question} other {# questions}}', itemCount: '{usable, number} usable of {all, number}',
  levels: { recall: 'recall', application: 'application', judgement: 'judgement' },
  kinds: { single: 'single', multiple: 'multiple', 'true-false': 'true/false', ordering: 'ordering', matching: 'matching' },
  states: { unread: 'not read by an association', approved: 'approved', proposed: 'awaits its reader', returned: 'returned', withdrawn: 'withdrawn', held: 'held', retired: 'retired' },
  head: {
    document: 'document', short: 'short name', number: 'number', article: 'article', clause: 'clause', heading: 'heading', operative: 'operative', reported: 'to be verified', from: 'from', to: 'until',
    topics: 'topics', lessons: 'lessons', questions: 'questions', items: 'items', usable: 'usable items', recall: 'recall', application: 'application', judgement: 'judgement',
    single: 'single', multiple: 'multiple', 'true-false': 'true/false', ordering: 'ordering', matching: 'matching', gaps: 'gaps',
  },
  one: {
    back: 'Coverage', public: 'This article on its public page', dates: 'In force', from: 'from {from}', until: '{from} to {to}', digest: 'Digest', official: 'Official text',
    lessons: 'Lessons that treat it', listed: 'named as a basis', section: 'text: {title}', beginning: 'beginning of the text',
    items: 'Items that examine it', item: 'Item', state: 'State', level: 'Level', kind: 'Kind', force: 'In force', usable: 'may go on a form', notUsable: 'stays off forms', caseSet: 'case set {id}',
    policies: 'Rules, policies and words that rest on it', noPolicies: 'No rule, policy or word rests on it.',
    policy: { 'staffing-rule': 'Staffing rule', exam: 'Exam policy', certificate: 'Certificate policy', hours: 'Study-hours policy', titles: 'Table of titles', 'micro-drama-classes': 'Micro-drama classes, from', glossary: 'Glossary' },
  },
  change: {
    title: 'If this article changed on a day', lead: 'Choose a day to see what it would touch: lessons to revise, items to hold, sittings after it, learners who would read again, and holders to refresh. It only reckons; nothing is changed.',
    on: 'Day of the change', ask: 'Reckon', malformed: 'A day is written like 2026-12-31, between the years 1900 and 9998.', at: 'Changed on {on}',
    lessons: 'Lessons to revise', readers: 'read it, and would be asked to read it again: {count, plural, =0 {no one} one {# person} other {# people}}', noLessons: 'No lesson treats this article.', readersAll: '{count, plural, one {# person} other {# people}} in all, each counted once.',
    items: 'Items to hold', itemsLead: '{all, number} items cite this article and are in force that day; {free, number} of them may still be examined.', mates: 'Held with them, as parts of the same case sets: {ids}.', noItems: 'No item cites this article.', noneFree: 'There is none to hold: all are held or retired.',
    sittings: 'Sittings touched', sittingsLead: 'Sittings that start on the day or later and whose results are not out, and whether the bank can still fill their blueprint without the items above. A hold takes effect at once: earlier sittings that could then not be filled are listed too.', sitting: 'Sitting', starts: 'Starts', association: 'Association', form: 'Forms', fillable: 'can be filled', notFillable: 'cannot be filled', notNow: 'cannot be filled even now', noSittings: 'There is none.',
    holders: 'Holders', holdersValue: '{people, number} people hold a certificate in force that day; {examined, number} of them were examined on a form with an item that cites this article.', holdersNote: 'People are counted, not named. Which items stood on a form is on record only since that record began.',
  },
  hold: {
    title: 'Hold them all', lead: 'Held items go on no new form; forms that were made stay as they are. Each can be released in the item bank.', reason: 'Reason', reasonHint: 'Which article changes, when and how; it is kept in the history of each item.',
    reasonMissing: 'Give the reason: at least which article changes, and how.',
    confirm: 'I have checked the items above and want them all held', submit: 'Hold {count, plural, one {# item} other {# items}}', done: '{count, plural, one {# item is} other {# items are}} held.', notMine: 'Items are held by item reviewers.', toItems: 'Open the item bank',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {
  'coverage-changed': 'The bank has just changed: other items would be held than the page listed, so none was held. Check the new list and confirm again.',
  'coverage-nothing-to-hold': 'There is no item to hold: all that cite this article are held or retired.',
  'coverage-unconfirmed': 'Not confirmed yet. Check the items listed, tick the box and submit again.',
}
