// Words of the daily review, and certificates of study hours.
import type model from '../zh-CN/recall.ts'
import type { refusals as modelRefusals } from '../zh-CN/recall.ts'

const words: typeof model = {
  title: 'Daily review',
  lead: 'Questions you answered in lessons come back when you are about to forget them: missed ones the same day, known ones at growing intervals. The review does not count as study hours.',
  limit: 'At most {limit, number} questions a day, the association’s own policy: a little every day, not all at once.',
  state: '{due, plural, one {# question} other {# questions}} due · {done, number} of {limit, number} answered today',
  gone: '{gone, plural, one {# question} other {# questions}} you answered are no longer in the courses and are skipped.',
  ask: {
    heading: 'Question {n, number}', from: 'From', missed: 'missed before', single: 'choose one', multiple: 'choose all that are right', 'true-false': 'true or false', yes: 'True', no: 'False',
    submit: 'Answer', sending: 'Sending…',
    keys: 'Keyboard: digits 1–6 choose an option, Enter answers; after a right answer press 1 for hard, 2 for good, 3 for easy, Enter for good; after a wrong one Enter leads on.',
  },
  told: {
    right: 'Right.', wrong: 'Not right.', yours: 'your choice', key: 'right', keyIs: 'The answer: {key}', options: 'Options', explanation: 'Explanation',
    again: 'Noted as “again”; asked again at', how: 'How hard was it to recall?', why: 'What you say decides when the question comes back; this answer is noted once you have chosen.',
    hard: 'Hard', good: 'Good', easy: 'Easy', back: 'again:', next: 'Next question', finish: 'See what is left today', lesson: 'Read the lesson again',
  },
  done: {
    title: 'Done for today', limit: 'The {limit, number} questions of today are answered; {due, number} more are due and wait until tomorrow.', next: 'Next question:',
    empty: 'There is nothing to review yet. Open a lesson and answer its questions, and they will come back here.', toCourses: 'Start studying', toReadiness: 'See what is strong and weak',
    after: 'Questions appear here by themselves when their time has come.',
  },
  stands: { answered: 'Last answer:', due: 'Asked again:' },
  readiness: {
    title: 'Readiness', lead: 'Worked out from your answers in lessons and in the daily review; only you can see it.', strengths: 'Strong and weak by topic', topic: 'Topic', answered: 'Answered', first: 'Right the first time', remembered: 'Likely remembered today', due: 'Due',
    of: '{some, number} of {all, number}', share: '{share} ({some, number} of {all, number})', none: 'none answered yet', dueCount: '{due, plural, one {# question} other {# questions}}',
    empty: 'No answers yet. Open a lesson and answer its questions, and every topic will be shown here.', toCourses: 'Start studying', toRecall: 'Do today’s review',
    estimate: 'Estimate for the exam', notPromise: 'an estimate, not a promise', expected: 'Expected score', range: 'One sitting’s score falls, nine times out of ten, between', rangeIs: '{low} and {high}', cut: 'Cut score', syllabus: 'Syllabus used', version: 'version {version}',
    verdict: {
      below: 'By this estimate the cut score lies below that range: you would probably pass, but nothing is certain.', within: 'By this estimate the cut score lies within that range: you may pass or not.', above: 'By this estimate the cut score lies above that range: you would probably not pass yet.',
    },
    tooFew: 'Too few answers for an estimate.', tooFewWhy: 'An estimate needs at least {needed, plural, one {# answered question} other {# answered questions}} in every topic. Still missing:', lacks: '{topic}: {count, plural, one {# more question} other {# more questions}}', method: 'How this is estimated',
    byTopic: 'Estimated share right', methodData: 'Every question you answered counts in two halves: one for whether your first answer was right, one for how likely you still remember it today (missed and not yet right in the review counts as forgotten).',
    methodPrior: 'Every topic starts as if you had answered three questions and got one right, so topics with few answers are estimated low; the more you answer, the less this matters (a Beta(1, 2) prior).',
    methodScore: 'The shares of the topics, weighted by the number of items each has in the syllabus, give the expected score; every item is taken to be worth the same, and topics to be independent.', methodRange: 'The range holds two kinds of doubt: how well your shares are known, and which items a sitting happens to draw.',
    methodLimit: 'Exam items are not the lessons’ questions: knowing these by heart is not the same as answering unseen ones. The estimate has no effect on booking, and nobody else sees it.',
  },
  hours: {
    heading: 'Certificate of study hours', subheading: 'Training of online audiovisual programme reviewers · not a reviewer’s certificate, no proof of a passed assessment',
    sentence: '{name} studied the training courses for online audiovisual programme reviewers on this platform from {from} to {to}: {hours, plural, one {# study hour} other {# study hours}} ({minutes, number} minutes), as measured by the server.',
    document: 'Identity document (partly hidden)', hourLength: 'Length of a study hour', hourIs: '{minutes, number} minutes (own policy)', lessons: 'Required lessons', lessonsDone: '{done, number} of {of, number} done when this was made', issuedAt: 'Made at', zoned: '{at} (Beijing time)',
    module: 'Topic', time: 'Time', minutes: '{minutes, plural, one {# minute} other {# minutes}}',
    noteWhat: 'This states only how long somebody studied the courses on this platform. It certifies study hours; it is not a reviewer’s certificate, does not prove a passed assessment and does not replace one.', noteMeasured: 'The server measures time while a lesson is being read: time idle or away does not count, several open pages count once, and a day has a limit. Topics are rounded down to whole minutes and may add up to slightly less than the total.',
    noteMissing: 'The font of this file lacks these characters, printed as 〓: {characters}. The page where this is checked shows them in full.', code: 'Check code', check: 'Scan, or check at this address; what is shown there decides:', qr: 'QR code of the address where this is checked', issuer: 'Mingjian · made by the trainee from their own record',
    pageTitle: 'Certificate of study hours', standsTitle: 'Borne out by the record', stands: 'The figures of this certificate agree with the record of study hours as it is now.', lessTitle: 'Not borne out by the record', less: 'The record was corrected after this was made: for the same period it now has less time than is stated here. Ask the trainee or this platform.',
    checkedAt: 'Compared at', renamed: 'The name in the trainee’s account was changed since; here stands the name of that time.', codeWasGiven: 'You see this page because the trainee gave you its code. It answers for study hours alone: no document number is shown, and reviewers’ certificates are checked on another page.', codeIsSecret: 'Whoever knows the check code sees this page: name, hours, period, topics. The document number is shown to you alone.', pdf: 'Download the PDF', print: 'Or print this page with your browser (one A4 page).', mine: 'All my certificates of study hours',
    missing: 'The font of the PDF lacks these characters: {characters}. The PDF has “〓” in their place; this page prints them in full.',
    enterTitle: 'Check a certificate of study hours', enter: 'Type the check code of the certificate to see what it stated, and whether the record still bears it out.', codeHint: 'Twelve characters such as 7KQM-2XWD-9HTU; dashes and case do not matter, and there is no 0, 1, I, L or O.', submit: 'Check', again: 'Try again', toVerify: 'Reviewers’ certificates are checked on another page',
  },
  make: {
    title: 'My certificates of study hours', lead: 'A certificate of study hours freezes your record as it is now, for an employer or association to check. It certifies study hours; it is not a reviewer’s certificate and does not prove a passed assessment.',
    now: 'A certificate made now would state', name: 'Name', document: 'Identity document (partly hidden)', period: 'Period', periodIs: '{from} to {to}', hours: 'Study hours', hoursIs: '{hours, plural, one {# study hour} other {# study hours}} ({minutes, number} minutes)', lessons: 'Required lessons', lessonsDone: '{done, number} of {of, number}',
    final: 'Once made it cannot be changed or deleted; whoever knows its check code sees name, hours, period and topics (not the document number). When you have studied more, make another.', submit: 'Make a certificate of study hours', left: '{left, plural, one {# more} other {# more}} today (at most {perDay, number} a day, own policy).',
    none: 'No study hours are counted yet, so there is nothing to certify. Open a lesson and begin: time is recorded by itself.', toCourses: 'Start studying', made: 'Certificates made', empty: 'None made yet.', code: 'Check code', issuedAt: 'Made at', pdf: 'PDF', back: 'Study hours',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: Record<keyof typeof modelRefusals, string> = {
  'recall-question-gone': 'This answer was not noted: the question is no longer in the courses and is skipped from now on. Go on with the next one.',
  'recall-answer-missing': 'No answer was chosen, or an option that does not exist. Choose one and send again.',
  'recall-moved-on': 'This answer was not noted: the question was answered on another page meanwhile, or is not due yet. What was noted before stands; go on with the next one.',
  'recall-limit-reached': 'This answer was not noted: the {limit, number} questions of today are answered (own policy). Go on tomorrow; nothing that is due is lost.',
  'hours-none': 'Nothing was made: no study hours are counted yet. Study a lesson first; time is recorded by itself.',
  'hours-certificates-too-many': 'Nothing was made: {limit, number} were made today, which is the limit (own policy). Those remain; make another tomorrow.',
  'hours-code-malformed': 'This is no check code: its length, a character or its check character is wrong, most likely a slip in copying. Compare it with the certificate and try again.',
  'hours-certificate-not-found': 'No certificate of study hours has this check code. Compare it with the certificate and try again; if it still is not found, ask whoever showed it to you.',
}
