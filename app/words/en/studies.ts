import type model from '../zh-CN/studies.ts'
import type { refusals as modelRefusals } from '../zh-CN/studies.ts'

const words: typeof model = {
  title: 'Cut-score studies',
  lead: 'Sets the cut by the Angoff method: item by item, judges say how many of a hundred just competent reviewers would answer rightly, in two rounds, the first without knowing of one another and the second after seeing the spread. Once another officer has signed, the cut can be chosen when a sitting is opened. All raw ratings are kept.',
  none: 'There is no study yet. Without one the cut is that of the syllabus.', name: 'Name', state: 'State', begun: 'Begun', cut: 'Cut', toRate: 'waits for your ratings', back: 'All studies', saved: 'Saved; not handed in yet.', recorded: 'Recorded.', note: 'Note', csv: 'Raw ratings (CSV)',
  drawn: '{items, number} items drawn by syllabus {syllabus}, run by {name}, begun on', signedBy: 'Signed by {name} on',
  states: { rating: 'round {round, number}: rating', rated: 'waiting for a signature', signed: 'signed', abandoned: 'abandoned' },
  new: { title: 'Begin a study', lead: 'A form’s worth of items is drawn from the bank by the syllabus in force. Who runs a study neither rates nor signs.', judges: 'Judges', judgesHint: 'One a line: e-mail, qualification (such as “wang@example.cn, eight years of reviewing web dramas, head of unit”). At least 2; 15 are recommended, and fewer than 8 are warned of. Judges need an account.', begin: 'Draw items and begin' },
  judges: { title: 'Panel', name: 'Name', qualification: 'Qualification', progress: 'Progress', done: 'round {round, number} handed in', rated: '{rated, number} of {items, number} rated', cut: 'Own cut', expectedCut: 'Cut expected without items', expectedPass: 'Expected to pass' },
  items: { title: 'Ratings by item', item: 'Item', kind: 'Kind', round: 'Round {round, number}', facility: 'Actual facility', spread: '{mean} ({lowest}–{highest})' },
  figures: {
    title: 'Cut score', later: 'Ratings are not shown before the first round is over, so that nobody is led by them.', round: 'Round {round, number}', error: '± {error} (standard error)', judges: '{count, plural, one {# judge} other {# judges}}', leftOut: 'Not in it to the end', scores: 'Actual results to compare with', scoreCount: '{count, number}', beuk: 'Beuk', hofstee: 'Hofstee', notKnown: 'too little to tell',
    outside: { 'too-many-fail': 'within what is acceptable, too many still fail', 'too-few-fail': 'within what is acceptable, too few still fail' },
    warnings: { 'few-judges': 'Only {judges, number} judges, fewer than 8: the result is very unstable. Say when signing why it can be used all the same.', 'below-recommended': '{judges, number} judges, fewer than the {recommended, number} that are recommended: the result is not very stable.' },
    fewScores: 'There are only {count, number} actual results, fewer than 30: the checks are a hint and no more.',
    method: 'The cut is the sum of the mean ratings weighted by what the items are worth, rounded down to a hundredth of a per cent; its standard error is the standard deviation of the judges’ cuts over the root of their number. Beuk: where a line through the mean expectations, with the ratio of the standard deviations of pass share and cut as its slope, meets the share that really passes. Hofstee: with the lowest and the highest expectations as what is acceptable.',
  },
  sheet: {
    title: 'Ratings of round {round, number}', question: 'Think of a hundred reviewers who are just competent: how many of them would answer this item rightly? Write 0 to 100, with up to two decimals.', blind: 'In this round rate alone; please do not talk with other judges.', second: 'In the first round the panel’s cut was {cut}. Look at the spread of each item and keep or change your rating.',
    key: 'Key: {key}', before: 'First round: you {own}, panel mean {mean}, lowest {lowest}, highest {highest}.', facility: 'Actual facility {share}.', rating: 'Item {number, number}: rightly answered by how many of a hundred', expectedCut: 'The cut that you hold right (%)', expectedCutHint: 'Without looking at items, from what the work asks.', expectedPass: 'The share that you expect to pass (%)', expectedPassHint: 'Of those who sit the examination.',
    confidential: 'Items are confidential: do not copy, photograph or discuss them. Every look is on record.', save: 'Save', handIn: 'Hand in round {round, number}', nothing: 'There is nothing for you to rate now. You have handed in round {round, number}.',
  },
  acts: {
    end: 'End round {round, number}', endFirst: 'The judges then see the spread of each item, and the second round begins.', endSecond: 'Nobody can rate any more, and the study waits for its signature.', leaveOut: '{count, plural, one {# judge has} other {# judges have}} not handed in: do not wait, and leave their ratings out',
    sign: 'Sign the cut', signLead: 'The cut can then be chosen when a sitting is opened; sittings that are open already do not change. Check the panel, the spread and both comparisons.', note: 'What the signature rests on', noteHint: 'Why the panel is fit, and what to make of the comparisons (4 to 2000 characters).', signTick: 'I have checked it and sign. It cannot be taken back, only followed by another study.',
    abandon: 'Abandon the study', abandonLead: 'It cannot go on after that; its ratings are kept.', abandonReason: 'Reason for abandoning it',
  },
  csvHeads: { round: 'Round', judge: 'Judge', qualification: 'Qualification', item: 'Item', version: 'Version', rating: 'Rating (%)', at: 'At' },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'study-not-found': 'There is no such study, or you are none of its judges. Go back to the list.',
  'study-title-malformed': 'A name has 2 to 80 characters. Mend it and try again.',
  'study-judges-missing': 'A panel has {least, number} to {most, number} judges, one a line. Add some and try again.',
  'study-judge-unknown': 'No account has the e-mail {email}. Ask the judge to sign up, or check the e-mail.',
  'study-judge-candidate': '{email} is booked for an exam and cannot judge: judges see items and keys. Name somebody else, or wait until that exam is over.',
  'study-judge-twice': '{email} stands twice. Write each judge on one line.',
  'study-runner-judges': 'Who runs a study does not rate in it: take your own e-mail from the judges.',
  'study-qualification-missing': 'State the qualification of {email} (2 to 200 characters): the panel’s composition is kept on record (NCCA standards 13 and 17).',
  'study-not-rating': 'The study is not being rated now. Reload the page to see how far it is.',
  'study-handed-in': 'You have handed in this round, and it cannot be changed. Wait for the next.',
  'study-left-out': 'You did not hand in the first round, so your ratings do not count in the second.',
  'study-unrated': '{left, plural, one {One item is} other {# items are}} not rated, so nothing was handed in; what you wrote is saved. Rate the rest and hand in.',
  'study-expectation-missing': 'Write the cut that you hold right and the share that you expect to pass, then hand in; what you wrote is saved.',
  'study-rating-malformed': 'A rating is a number from 0 to 100 with at most two decimals. Nothing was saved: mend it and try again.',
  'study-too-few-judges': 'Fewer than {least, number} judges have handed in this round, so it cannot end. Wait for them, or abandon the study.',
  'study-judges-out': '{left, plural, one {One judge has} other {# judges have}} not handed in. Wait for them, or tick not to wait.',
  'study-not-rated': 'The study cannot be signed yet, or is signed already. Reload the page to see.',
  'study-own': 'You run this study; another officer signs it.',
  'study-own-judgement': 'You are a judge in this study, so you cannot sign it (conflict of interest). Hand it to another officer.',
  'study-note-missing': 'Give the reason (4 to 2000 characters).',
  'study-over': 'The study is signed or abandoned, so it cannot be abandoned.',
  'study-unconfirmed': 'The confirmation is not ticked. A signature cannot be taken back: check it, tick it and sign again.',
}
