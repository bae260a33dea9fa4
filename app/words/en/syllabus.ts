import type model from '../zh-CN/syllabus.ts'
import type { refusals as modelRefusals } from '../zh-CN/syllabus.ts'

const words: typeof model = {
  title: 'Syllabus',
  lead: 'The national association sets syllabus, hours and blueprint for all (Notice 53, 4(1)). One officer drafts, another signs off, and the version applies from its effective day; the provinces deliver it and do not edit it.',
  provincial: 'You can see every version. Please send proposals to the national association: training content and standard are set nationally (Notice 53, 4(1)).',
  ownPolicy: 'own policy',
  version: 'Version', from: 'Effective from', state: 'State', drafted: 'Drafted', decided: 'Decided', by: '{name}', none: 'There is no version yet.', shipped: 'Ships with the system',
  states: { waiting: 'waiting for a signature', returned: 'returned', withdrawn: 'withdrawn', coming: 'signed, to come', 'in-force': 'in force', past: 'replaced', overtaken: 'never in force, replaced' },
  draftNew: 'Draft a new version', draftFrom: 'Draft from this one', publicPage: 'Public page', back: 'All versions',
  submitted: 'Submitted. It now waits for a second officer.', recorded: 'The decision is recorded.',

  levels: { recall: 'Recall', application: 'Application', judgement: 'Judgement' },
  kinds: { single: 'single choice', multiple: 'multiple choice', 'true-false': 'true or false', ordering: 'ordering', matching: 'matching' },
  body: {
    topics: 'Topics, weights and items', topic: 'Topic', weight: 'Weight (%)', items: 'Items', all: 'All',
    exam: 'Examination', length: 'Length', lengthValue: '{count, number} items', minutes: 'Time limit', minutesValue: '{minutes, number} minutes', cut: 'Cut score', cutValue: '{percent, number} % of the marks',
    attempts: 'Attempts', attemptsValue: 'at most {attempts, number}, {days, number} days apart', kinds: 'Kinds', kind: '{kind}: {count, number} items of {marks, number} marks', kindFree: 'any mixture of kinds', full: 'Full marks', fullValue: '{marks, number}', cases: 'Case sets', casesValue: 'at most {count, number}',
    credit: 'Marking', whole: 'An answer scores only if it matches the key completely; nothing is deducted for a wrong one.', floors: 'Least share of a topic', floor: '{topic} {percent, number} %',
    parts: { multiple: 'multiple choice by option: options rightly chosen less options wrongly chosen, no less than nothing, of the options of the key', ordering: 'ordering by neighbours: each pair of neighbours of the key that still follow one another scores its part', matching: 'matching by pair: each pair that is right scores its part' },
    training: 'Training', modules: 'Required modules', hours: 'Required hours', hoursValue: '{hours, number} study hours of 45 minutes', enforced: 'the hours are a condition for booking an exam', notEnforced: 'the hours are not a condition for booking at present', module: '{title} ({hours, number} hours)',
  },

  form: {
    title: 'Draft a version of the syllabus', lead: 'It begins from version {version}. Once submitted it cannot be changed: for another wording draft another version. A second officer signs it off.',
    name: 'Name of the version', nameHint: 'As it will be cited, such as 2027-1.', from: 'Effective from', fromHint: 'Tomorrow at the soonest; sittings already opened are not touched.', reason: 'Reason', reasonHint: 'Why, and on what grounds. It is shown to the public.',
    tolerance: 'Each topic’s items follow its weight, within {points, number} percentage points of the form (less than one item does not count). A topic of weight 0 is not in the syllabus.',
    floorHint: 'Least share: what a candidate must reach in this topic besides the cut score of the whole; empty means no such condition.', parts: 'Credit by part (a kind not ticked scores only for the whole key; parts are rounded down to a hundredth of a mark)',
    sums: 'Weights sum to {weights, number} (100 wanted); the blueprint has {items, number} items and the kinds sum to {kinds, number} (they must agree).',
    hours: 'Required hours', hoursHint: 'One study hour is 45 minutes; one decimal is possible.', enforced: 'The hours are a condition for booking an exam', minutes: 'Time limit (minutes)', cut: 'Cut score (% of the marks)', attempts: 'Attempts', wait: 'Days between attempts', cases: 'Case sets at the most',
    kindCount: 'Items', kindMarks: 'Marks each', kind: 'Kind', check: 'Check', submit: 'Submit the version', checked: 'No fault: it can be submitted.',
  },
  fields: {
    weight: 'Weight', weights: 'Sum of the weights', cells: 'Items', kind: 'Items', kinds: 'Sum of the kinds', marks: 'Marks each', module: 'Required module', modules: 'Required modules', hours: 'Required hours', enforced: 'Hours as a condition for booking', minutes: 'Time limit (minutes)', cut: 'Cut score (%)', attempts: 'Attempts', wait: 'Days between attempts', cases: 'Case sets', floor: 'Least share (%)', parts: 'Credit by part',
    of: '{field} · {thing}',
  },
  faults: {
    unread: 'Enter a number.', range: 'A number from {least, number} to {most, number}.', unknown: 'The content has no such thing.', twice: 'It stands twice.',
    'weights-sum': 'The weights sum to {sum, number}, not 100.', 'without-weight': 'The topic has items but no weight.', length: 'The form has {length, number} items; it takes {least, number} to {most, number}.',
    share: '{items, number} items; a weight of {weight, number} % makes {wanted, number}: more than {points, number} percentage points apart.', 'kinds-sum': 'The kinds sum to {sum, number} items and the blueprint has {length, number}; they must agree.',
    'none-required': 'At least one module must be required.', 'without-items': 'No item of the form asks about this topic, so it can have no least share.',
  },
  lacking: {
    title: 'What it still lacks', hours: 'Hours are a condition for booking, but the lessons of the required modules take {have, number} hours and {wanted, number} are required. It cannot be signed before lessons are added.',
    bank: 'On its first day the items in force cannot make a form. It cannot be signed before items are added.', cell: '{topic} · {level}: {count, number} lacking', kinds: 'Too few of: {kinds}', sums: 'Blueprint and kinds differ in number.', together: 'Enemies and whole case sets cannot all be kept at once.', untaught: 'Please note: examined, though the module is not required (Notice 53, 4(2): trained first, then assessed): {topics}.', nothing: 'The lessons take the hours that are required, and the bank of its first day can make a form.',
  },
  case: {
    reason: 'Reason', drafted: 'drafted by {name} on', decidedAs: { signed: 'signed off by {name} on', returned: 'returned by {name} on', withdrawn: 'withdrawn by {name} on' }, why: 'Reason: {reason}',
    differences: 'What changes', against: 'Against version {version}, which applies on the day before.', noDifference: 'Its content is the same.', field: 'Field', before: 'Before', after: 'After', absent: '—', yes: 'yes', no: 'no',
    replaces: 'Version {version} is already signed for the same day; of two the one signed later applies.',
    means: 'What a signature means', sittings: '{count, plural, =0 {No sitting that is already opened starts on that day or later.} one {One sitting that is already opened starts on that day or later and keeps the blueprint it was opened with:} other {# sittings that are already opened start on that day or later and keep the blueprint they were opened with:}}', more: 'and {count, number} more.',
    learners: 'Who has begun to study goes on with the version of the course at enrolment; from the effective day, booking asks the syllabus that applies then.', sittingsAfter: 'Sittings that start before the effective day are not touched; sittings opened after the signature that start on that day or later use this version.',
    sign: 'Sign off', signLead: 'A signature cannot be taken back; to change something, sign another version.', yesSign: 'I have checked every change above and sign this version off.', return: 'Return', returnReason: 'Reason for returning it', withdraw: 'Withdraw', withdrawReason: 'Reason for withdrawing it', own: 'You drafted this version; another officer of the national association signs it off.',
  },
  public: {
    title: 'Syllabus', lead: 'What reviewers are trained and assessed in, for how many hours, and how the paper is made up. Set nationally (Notice 53, 4(1)) and delivered by the provinces.', onDay: 'Version that applies on {day}', today: 'today', inForce: 'Version in force', notInForce: 'This is not the version that applies today.', toToday: 'See the version in force',
    policy: 'No official figure was found for weights, hours, length, time limit, cut score, attempts or waiting time: all are the association’s own policy.', reason: 'Reason', signed: 'Signed off', history: 'Versions', until: 'until', open: 'until further notice', show: 'See',
  },
  sittings: { coming: 'A sitting uses the syllabus that applies when it starts. Version {version} applies from {day}.' },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'syllabus-not-national': 'Only training officers and item reviewers of the national association draft and sign the syllabus: content and standard are set nationally (Notice 53, 4(1)). You can see it; please send proposals to the national association.',
  'syllabus-not-found': 'There is no such version. Go back to the list of versions.',
  'syllabus-decided': 'This version has been decided already, and a decision is made once. Reload the page to see it.',
  'syllabus-own-draft': 'You drafted this version, so you cannot sign or return it: two people answer for every version. Ask another officer of the national association.',
  'syllabus-not-own-draft': 'Only its drafter can withdraw it. You can return it with a reason.',
  'syllabus-too-early': 'The effective day is tomorrow at the soonest: a syllabus does not reach back. Choose a later day.',
  'syllabus-name-malformed': 'A name has 1 to 40 letters, figures, dots or hyphens, such as 2027-1.',
  'syllabus-name-taken': 'There is a version of this name. Choose another, so that citations stay clear.',
  'syllabus-reason-missing': 'Give the reason (4 to 2000 characters). It is published with the version.',
  'syllabus-unconfirmed': 'The confirmation is not ticked. A signature cannot be taken back: check every change, tick it and sign again.',
  'syllabus-no-reason': 'Give a reason (2 to 1000 characters), so that the drafter knows what to change.',
  'syllabus-faulty': '{count, plural, one {One thing is} other {# things are}} wrong; nothing was submitted. Mend what is marked and submit again.',
  'syllabus-hours-lacking': 'Hours are a condition for booking, but the required lessons take {have, number} hours and {wanted, number} are required: nobody could reach them. Add lessons first, or require fewer hours.',
}
