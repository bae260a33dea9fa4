import type model from '../zh-CN/rulings.ts'
import type { refusals as modelRefusals } from '../zh-CN/rulings.ts'

const words: typeof model = {
  title: 'Rulings on items',
  lead: 'When an item or its key turns out to be wrong after people sat it, one officer proposes a ruling with a preview of everything it changes, and another applies exactly that. A ruling changes marking, never the item or an answer; nobody loses a pass by it without a case of their own.',
  none: 'There is no ruling yet. If an item is wrong, propose one from the item’s page or by its number below.',
  propose: 'Propose a ruling', itemId: 'Item number', itemHint: 'As in the item’s address or the list.', next: 'Next', back: 'All rulings',
  item: 'Item', type: 'Ruling', state: 'State', proposed: 'Proposed', changes: 'Changes', reason: 'Reason', by: '{name}', see: 'See',
  counts: 'of {graded, number} attempts {changed, number} change, {gained, number} gain a pass, {atStake, number} passes are at stake',
  types: { rekey: 'Re-key', accept: 'Accept several', drop: 'Drop the item', 'full-credit': 'Full credit' },
  typeLeads: {
    rekey: 'The new key scores and the old one no longer does.', accept: 'Each of several answers scores.',
    drop: 'The item counts for nobody; full marks and topic marks shrink with it; new forms no longer use this version.', 'full-credit': 'Everybody who was given the item scores it, answered or not; new forms no longer use this version.',
  },
  states: { proposed: 'waiting for a decision', applying: 'being applied', applied: 'applied', refused: 'refused', withdrawn: 'withdrawn' },
  effects: { rekey: 'the key becomes {key}', accept: 'accepted: {keys}', drop: 'the item is dropped', 'full-credit': 'everybody scores the item' },
  answer: { true: 'true', false: 'false', none: '(none)' },
  version: { title: 'The item as it was sat', key: 'Its key', rationale: 'Rationale', inForce: 'Ruling in force' },
  new: {
    title: 'Propose a ruling', choose: 'Choose a version', chooseLead: 'Each version of an item is ruled on by itself: one that was changed since is not touched.', noVersions: 'No version was found that was sat. Only versions that stood on a form can be ruled on.',
    sat: '{count, number} attempts', held: 'ruled on', kind: 'Kind', stem: 'Stem', chooseType: 'What is to be done', response: 'Key', accepted: 'Accepted answer {n, number}', acceptedHint: 'At least two different answers; leave the others empty.',
    reason: 'Reason', reasonHint: 'What is wrong, by which article, on whose opinion (4 to 2000 characters).', check: 'Preview', submit: 'Propose', barred: 'A ruling of the national association holds for this version; a provincial association does not rule otherwise.', checked: 'This is a preview; nothing is proposed yet. Check what it changes.', already: 'There is a ruling in force; the new one takes its place when it is applied.',
  },
  preview: {
    title: 'What it changes', graded: 'Graded attempts', changed: 'Marks change', gained: 'Passes gained', atStake: 'Passes at stake', unreleased: 'Not released, and no longer passed', certificates: 'Certificates touched', platforms: 'Platform headcounts touched', open: 'Still being sat (graded by the ruling when they end)',
    attempts: '{count, number} attempts', people: '{count, plural, one {# person} other {# people}}', certificateCount: '{count, number}', noPlatforms: 'none', platform: '{name}: {people, plural, one {# person} other {# people}}',
    atStakeMeans: 'The new marks of these people do not pass. The marks are recorded; the pass stands; and each of them gets a case, which somebody who had no part in the ruling decides after hearing them. Certificates and headcounts do not change before that.',
    nothing: 'Nobody’s result changes.', more: '{count, number} more are not listed.', attempt: 'Sitting', before: 'Before', after: 'After', change: 'Change', certificate: 'Certificate', marks: '{total}/{max} ({percent})', passed: 'passed', failed: 'not passed', notReleased: 'not released',
    changes: { mark: 'marks change', 'pass-gained': 'pass gained', 'pass-at-stake': 'pass at stake' },
  },
  case: {
    title: 'Ruling: {type}', national: 'holds for every association’s sittings', provincial: 'holds for this association’s sittings', proposed: 'proposed by {name} on', decidedAs: { applying: 'applied by {name} on', applied: 'applied by {name} on', refused: 'refused by {name} on', withdrawn: 'withdrawn by {name} on' }, why: 'Reason: {reason}',
    effect: 'Content', sealed: 'The item and its keys are shown only to those who work on the bank.', progress: 'Progress', progressValue: '{done, number} of {all, number} attempts are graded anew', continue: 'Continue', continueLead: 'Attempts are taken one by one and can be continued at any time; nothing is done twice.', examined: 'The bank still uses this version for new forms. Revise or hold the item as well.', toItem: 'To the item',
    outcome: 'Outcome', none: '{count, number} unchanged', mark: '{count, number} with other marks', gained: '{count, number} gained a pass', atStake: '{count, number} cases opened', applied: 'Applied.', recorded: 'The decision is recorded.', submitted: 'Proposed. It now waits for another officer.',
    apply: 'Apply the ruling', applyLead: 'Exactly the preview above is applied. If facts have changed meanwhile it is refused and shows a new one.', applyTick: 'I have checked the item, the ruling and everything it changes, and apply it. It cannot be taken back, only followed by another ruling.', applySubmit: 'Apply', refuse: 'Refuse', refuseReason: 'Reason for refusing it', withdraw: 'Withdraw', withdrawReason: 'Reason for withdrawing it', own: 'You proposed this ruling; another item reviewer decides on it.',
  },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'ruling-key-malformed': 'What was written is no whole answer to this item. Fill in every option and try again.',
  'ruling-accept-too-few': 'To accept several, at least two different answers are needed. For one, use “Re-key”.',
  'ruling-changes-nothing': 'This version is marked so already; the ruling would change nothing. Check it and choose another.',
  'ruling-drops-whole-form': 'At least one form would be left without any item and could not be graded. Use “Full credit”, or agree on another way with whoever answers for the items.',
  'ruling-item-not-sat': 'There is no such version, or it was never put on a form. Choose again from the item’s page.',
  'ruling-national-holds': 'A ruling of the national association holds for this version. The standard is set nationally (Notice 53, 4(1)) and a province does not rule otherwise; please send your view to the national association.',
  'ruling-own-attempt': 'This item stood on your own form, so you cannot propose or apply the ruling (conflict of interest). Hand it to another officer.',
  'ruling-reason-missing': 'Give the reason (4 to 2000 characters). It is kept: reviews and appeals rest on it.',
  'ruling-not-found': 'There is no such ruling. Go back to the list.',
  'ruling-decided': 'This ruling has been decided already, and that is done once. Reload the page to see it.',
  'ruling-own-proposal': 'You proposed this ruling, so you can neither apply nor refuse it: two people answer for every ruling. You can withdraw it.',
  'ruling-not-own-proposal': 'Only its proposer can withdraw it. You can refuse it with a reason.',
  'ruling-other-applying': 'Another ruling is being applied. They are applied one after another, so that the effect of each can be told. Try again when it is done.',
  'preview-stale': 'Facts have changed since the preview (somebody handed in, results were released, or there was another ruling), so nothing was applied. Below is the new preview: check it again and decide.',
  'ruling-unconfirmed': 'The confirmation is not ticked. A ruling cannot be taken back: check everything, tick it and apply again.',
}
