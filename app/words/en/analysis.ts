// Words of the analysis of a sitting: figures, charts, verdicts, collusion.
import type model from '../zh-CN/analysis.ts'
import type { refusals as modelRefusals } from '../zh-CN/analysis.ts'

const words: typeof model = {
  title: 'Analysis of the examination',
  back: 'Back to the sitting', collusion: 'Screen for shared answers',
  simulated: 'Simulated sitting', simulatedLead: 'The figures on this page come from simulated candidates and answers. They stand for no real person and may be used for no decision.',
  notSettled: 'Not yet', notSettledLead: 'Somebody may still be sitting. The analysis opens when everybody has handed in or the sitting is over, so that it cannot touch an examination that is running.',
  empty: 'No attempt of this sitting can be counted.',
  none: '—',
  over: { label: 'Made from', sitting: 'this sitting alone', released: 'the association’s released sittings up to this one', show: 'Show', made: 'Made from {sittings, plural, one {# sitting} other {# sittings}} together' },
  counted: 'The first attempts of {n, plural, one {# person} other {# people}}, of whom {passed, number} passed.',
  leftOut: 'Not counted: {resits, number} who sat again, {voided, number} void results{otherSort, plural, =0 {} other {, # of another sort than the sitting (real or simulated)}}.',
  method: 'Everybody has another paper, so each item version is reckoned by itself: it is compared with the rest of the score of those who saw it. Items that a ruling dropped leave the statistics of the score and stay in the table of items.',
  guards: {
    'counts-only': 'Fewer than 30 candidates: counts only, no statistics.',
    unstable: 'Between 30 and 100 candidates: the statistics are unstable and only a hint.',
    stable: '100 candidates or more.',
  },
  unstable: 'unstable',

  figures: {
    title: 'The whole examination',
    names: {
      items: 'Scored items on a form', mean: 'Mean score', median: 'Median score', deviation: 'Standard deviation', skewness: 'Skewness', kurtosis: 'Kurtosis', alpha: 'Reliability, KR-20 / α', errorRatio: 'Error ratio',
      sem: 'Standard error of measurement', semAtCut: 'Standard error at the cut', consistency: 'Consistency of decisions, K²', formSpread: 'Spread of the forms (standard deviation)',
    },
    about: {
      alpha: 'How much of the spread of scores comes from what people can. Above 0.8 is good; below 0.7 calls for work. Differences between forms are taken out.',
      sem: 'Somebody who sat again would score about so much more or less.',
      semAtCut: 'Somebody whose score is just the cut would score about so much more or less (Lord).',
      consistency: 'How far the decisions would be the same if everybody sat again (Livingston).',
      formSpread: 'How far the expected scores of an average candidate differ from form to form. The smaller, the more alike the forms.',
    },
    passed: 'Pass rate',
  },

  charts: {
    table: 'As a table', csv: 'Download as CSV',
    scores: 'Scores', scoresAbout: 'Candidates in steps of five per cent; the line is the cut, {cut}.', scoreRange: 'Score', people: 'Candidates', cutLine: 'cut {cut}',
    range: '{from, number}–{to, number}%',
    scatter: 'Facility and discrimination', scatterAbout: 'Each point is an item version: from left to right the share of its marks that was earned, upwards its correlation with the rest of the score. Points to the upper right are easy and tell people apart; points under the zero line call for a look. The figures are in the table of items.', facility: 'Facility', itemRest: 'Discrimination', point: '{item}: facility {facility}, discrimination {itemRest}, {verdict}',
    topics: 'Topics', topicsAbout: 'Marks earned of those to be had in each topic; the line is the cut, {cut}.', topic: 'Topic', share: 'Marks earned', versions: 'Item versions', answers: 'Answers',
    completion: 'Handing in', completionAbout: 'How many had handed in by each moment after their own start, pauses taken out.', minutes: 'Minutes from the start', done: 'Handed in', minutesShort: '{minutes, number} min',
    curves: 'Option curves', curvesAbout: 'Candidates in five groups by the rest of their score, the lowest first: which share of each took each option. A good key rises with the score and a good distractor falls.', fifth: 'group {n, number}', group: 'Group', size: 'Candidates', curvesKey: 'The key is a solid line, the others are dashed.', score: 'Rest of the score', chosen: 'Share that chose it',
  },

  items: {
    title: 'Items', lead: 'The verdicts are advice for item reviewers; nothing is held or retired by them.', filter: 'Verdict', all: 'All that are judged', show: 'Show',
    few: '{count, plural, one {# more item version was} other {# more item versions were}} seen by fewer than 30; only counts are told of them.', none: 'No item meets this. Choose another verdict.',
    item: 'Item', n: 'Seen by', facility: 'Facility', upperLower: 'D (27%)', itemRest: 'Discrimination', efficiency: 'Efficiency', weight: 'Effective weight', verdict: 'Verdict', why: 'Why',
    also: 'Note also:', noReason: 'all figures are within bounds', version: 'version {hash}',
  },
  verdicts: { keep: 'keep', revise: 'revise', retire: 'retire', 'too-few': 'too few' },
  reasons: {
    'too-few': 'fewer than 30 saw it',
    dropped: 'dropped by a ruling', 'full-credit': 'given to everybody by a ruling', rekeyed: 'given another key by a ruling', 'several-keys': 'given several keys by a ruling',
    'too-hard': 'facility under 20%', 'too-easy': 'facility over 95%', 'at-guess': 'no easier than guessing', 'against-the-rest': 'it runs against the rest of the score: check the key first',
    weak: 'D under 0.10', 'ambiguous-choice': 'a wrong option draws the better candidates', 'non-functional-choice': 'a wrong option that under 5% take',
    'became-easier': 'easier than before for candidates of like scores: it may be known outside', 'became-harder': 'harder than before for candidates of like scores: a rule may have changed',
  },
  kinds: { single: 'single choice', multiple: 'multiple choice', 'true-false': 'true or false', ordering: 'ordering', matching: 'matching' },
  levels: { recall: 'recall', application: 'application', judgement: 'judgement' },

  detail: {
    title: 'Item {item}', close: 'Close this item', bank: 'Open it in the item bank', logged: 'The key is shown here; that you read it is on record.', keysHidden: 'Options and keys are shown to those who may see the item bank.',
    pointBiserial: 'With the whole score', deviation: 'Standard deviation', guess: 'A guess earns', choices: 'Options', choice: 'Option', count: 'Candidates', share: 'Share', meanTotal: 'Mean score of those', withRest: 'With the rest', flag: 'Note',
    key: 'key', unanswered: '{count, plural, one {# candidate} other {# candidates}} gave no answer.', flags: { 'non-functional': 'under 5% take it', ambiguous: 'draws the better candidates' }, true: 'true', false: 'false',
    drift: 'Against earlier sittings', driftNone: 'No clear change for candidates of like scores.', driftEasier: 'Candidates of like scores find it easier.', driftHarder: 'Candidates of like scores find it harder.',
    driftFacts: 'Before {before} ({nBefore, number} candidates), now {after} ({nAfter, number}); Mantel–Haenszel over bands of like scores Δ = {delta}, p = {p}; two proportions z = {z}.',
    driftToo: 'Fewer than 30 saw it before, or now: not compared.', orders: 'Of ordering and matching items the right answers and the commonest wrong ones are listed.',
  },

  files: { title: 'Files', lead: 'CSV files for a spreadsheet.', test: 'The whole examination', items: 'Items', scores: 'Scores', topics: 'Topics', completion: 'Handing in', choices: 'Options and curves (with keys; goes on record)' },
  head: {
    sitting: 'sitting', simulated: 'simulated', guard: 'guard', passed: 'passed', cut: 'cut', n: 'first attempts', items: 'items on a form', mean: 'mean score', median: 'median score', deviation: 'standard deviation', skewness: 'skewness', kurtosis: 'kurtosis',
    alpha: 'KR-20/alpha', errorRatio: 'error ratio', sem: 'SEM', semAtCut: 'SEM at the cut', consistency: 'consistency K2', formSpread: 'spread of forms',
    item: 'item', version: 'version', topic: 'topic', level: 'level', kind: 'kind', seen: 'seen by', scored: 'scored', ruling: 'ruling', facility: 'facility', guess: 'guess', upperLower: 'D', pointBiserial: 'point-biserial',
    itemRest: 'item-rest', efficiency: 'discriminative efficiency', weight: 'effective weight', drift: 'drift', delta: 'MH delta', driftP: 'p', verdict: 'verdict', reasons: 'reasons', remarks: 'remarks', from: 'from (%)', to: 'to (%)', count: 'candidates',
    versions: 'item versions', answers: 'answers', share: 'share', minutes: 'minutes', choice: 'option', keyed: 'key', meanTotal: 'mean score of choosers', withRest: 'r with the rest', flag: 'flag',
    fifth1: 'fifth 1', fifth2: 'fifth 2', fifth3: 'fifth 3', fifth4: 'fifth 4', fifth5: 'fifth 5',
  },

  pairs: {
    title: 'Screen for shared answers', back: 'Analysis',
    evidence: 'What is listed here is evidence for a person to look into, and no finding. Whatever follows is done by people, by the procedure for violations: notice, statement, decision, appeal. That you read this page is on record.',
    method: 'Method', steps: {
      compare: 'Any two candidates are compared on the items that both saw and both answered wrongly. Shared right answers mean nothing and are not counted; nor are empty answers, nor items that a ruling dropped or gave to everybody.',
      chance: 'How likely two strangers give the same wrong answer to an item follows from how often candidates of like scores gave each wrong answer. The pair’s own answers are counted as well, which errs to the side of not flagging.',
      tail: 'From these the chance of so many same wrong answers, or more, is exact (Poisson–binomial).',
    },
    rate: 'Error rate', rateStrong: '“Strong”: the chance is below {strong} even after every pair of the sitting was looked at (Bonferroni). Were all of them strangers, one pair would be flagged wrongly with a chance of {strong} at the most: in {sittings, number} such sittings one pair at the most, on average.',
    rateWeak: '“Weak”: of the pairs listed, an expected share of {weak} at the most is chance (Benjamini–Hochberg). One weak sign alone is not enough to begin an inquiry.',
    few: 'Fewer than 30 sat: how common each wrong answer is cannot be told, so nothing is screened.', summary: '{candidates, number} candidates, {compared, number} pairs compared: {strong, number} strong, {weak, number} weak.', noPairs: 'No pair stands out.', most: 'Only the {count, number} most striking pairs are listed.',
    strength: { strong: 'strong', weak: 'weak' }, counts: 'Same wrong / both wrong', both: 'Items both saw', expected: 'Expected of strangers', p: 'Chance', family: 'For the whole sitting', show: 'Items both answered wrongly',
    seat: 'seat {seat, number}', noSeat: 'no seat number', time: 'Sat', score: 'score', timeline: 'timeline', same: 'same', different: 'different', item: 'Item', answers: 'Their answers', chance: 'Chance of the same',
    hidden: 'The answers themselves are shown to those who may see the item bank.', result: 'Compared',
  },
}
export default words

export const refusals: typeof modelRefusals = {
  'analysis-not-settled': 'Somebody may still be sitting, so there is no analysis yet. Come back when everybody has handed in or the sitting is over.',
}
