import type model from '../zh-CN/learn.ts'
import type { refusals as modelRefusals } from '../zh-CN/learn.ts'

const words: typeof model = {
  minutes: '{minutes, plural, one {# minute} other {# minutes}}',
  ownPolicy: 'own policy',
  toBeChecked: 'to be checked',
  toBeCheckedNote: 'Only reports or reprints were read, not the official text.',
  loading: 'Loading the text…',
  table: 'Table, scrolls sideways',
  courses: {
    title: 'Courses', lead: '{modules, plural, one {# module} other {# modules}}, {lessons, plural, one {# lesson} other {# lessons}}, about {minutes, number} minutes. A lesson is done when its text is read and each of its questions was answered rightly.',
    empty: 'The courses are being written. Meanwhile, read the regulations.', toRegulations: 'See the regulations',
    required: 'required', optional: 'optional', questions: '{count, plural, one {# question} other {# questions}}',
    state: { done: 'done', begun: 'begun', new: 'not begun' },
    stranger: 'Anyone may read the lessons. To record hours, answer questions and book an exam, log in first.', logIn: 'Log in', signUp: 'Sign up',
    noStudy: 'Your account is not a trainee’s: you may read, but no progress is recorded.',
    progress: 'My progress', done: '{done, number} of {all, number} required lessons done',
    hours: '{hours, plural, one {# study hour} other {# study hours}} so far', target: 'target {required, number} study hours', hour: 'A study hour is {minutes, number} minutes.',
    notEnforced: 'At present the hours are no condition for booking an exam; the syllabus in force decides.', enforced: 'An exam can be booked once the target is reached.',
    toHours: 'Study hours', complete: 'Training is complete: you may book an exam.', toExams: 'See the exams open for booking',
    missing: 'Still missing before you can book', missingNote: 'Notice 53, 四（二）: training comes first, and only those who pass the assessment may work as reviewers. Complete these lessons to book.',
    missingHours: '{hours, plural, one {# study hour} other {# study hours}} to go.', lacks: { read: 'not marked as read', questions: 'questions open' },
  },
  lesson: {
    place: '{module} · lesson {place, number}', estimate: 'about {minutes, plural, one {# minute} other {# minutes}}', outline: 'Lessons of this module', all: 'All courses',
    objectives: 'After this lesson you can', summary: 'In short', articles: 'Articles', current: 'current',
    today: '{minutes, plural, one {# minute} other {# minutes}} studied today',
    stranger: 'You are not logged in: you may read, but no time or progress is recorded and questions cannot be answered.', logIn: 'Log in to study',
    chinese: 'Lessons and article digests are written in Chinese.',
    end: 'Complete this lesson', read: 'Mark as read', alreadyRead: 'marked as read', done: 'This lesson is complete.',
    lacks: 'Still missing:', lacksRead: 'mark it as read', lacksQuestions: 'answer these rightly:', question: 'question {n, number}',
    next: 'Next: {title}', before: 'Previous: {title}', back: 'Back to the courses',
  },
  cite: {
    label: 'Article', in: '{short} {clause}', from: 'in force from {from}', until: '{from} to {to}', more: 'Digest and source', gone: 'The cited article is not in the library: {document} {article}',
  },
  force: { 'in-force': 'in force', 'not-yet': 'not yet in force', ended: 'no longer in force' },
  status: { 'in-force': 'in force', 'partly-superseded': 'partly superseded', superseded: 'superseded' },
  example: { case: 'Case', situation: 'Situation', lookFor: 'What to look for', decision: 'Think first: what would you do? Open for the decision', onSheet: 'What to write on the review sheet? Open to compare' },
  ask: {
    heading: 'Question {n, number}', single: 'choose one', multiple: 'choose all that are right', 'true-false': 'true or false', yes: 'True', no: 'False',
    submit: 'Answer', again: 'Answer again', sending: 'Sending…', logIn: 'Log in to answer', solved: 'answered rightly', unsolved: 'not yet right',
    right: 'Right.', wrong: 'Not right. Read the explanation and try again.', wasSolved: 'Not right this time; you answered it rightly before, and that still counts.', explanation: 'Explanation',
    options: 'Options', yours: 'your choice', key: 'right', keyIs: 'The answer: {key}', gone: 'This question is no longer part of the lesson.',
  },
  hours: {
    title: 'Study hours', lead: 'Measured by the server while you are active on a lesson: more than {idle, number} minutes away or without activity do not count, several open pages count once, and a day counts {cap, number} minutes at the most.',
    person: 'Trainee', printed: 'As of', total: 'Total', totalHours: '{hours, plural, one {# study hour} other {# study hours}} ({minutes, number} minutes)', target: 'Target', targetHours: '{required, number} study hours',
    byModule: 'By module', byDay: 'By day', module: 'Module', day: 'Day', lesson: 'Lesson', time: 'Time', empty: 'Nothing recorded yet. Open a lesson and begin: time is recorded by itself.', toCourses: 'Start studying',
    gone: 'lessons no longer taught', zone: 'Days are those of China Standard Time (Asia/Shanghai).', print: 'Print this page with your browser (A4).', toCertificate: 'Certificate of study hours',
  },
  regulations: {
    title: 'Regulations', lead: 'The documents this portal rests on, with a digest of each article in our own words. A digest does not replace the text; where “to be checked” stands, only reports or reprints were read.',
    empty: 'There are no regulations in the library yet.', document: 'Document', issuers: 'Issued by', issued: 'Issued', from: 'In force from', state: 'Status', articles: '{count, plural, one {# article} other {# articles}}', noNumber: 'no number',
  },
  regulation: {
    back: 'All regulations', number: 'Number', issuers: 'Issued by', issued: 'Issued on', from: 'In force from', to: 'In force until', open: 'open', state: 'Status', official: 'Official text', noLink: 'no link recorded',
    trust: 'How it was checked', read: 'the official text was read', relations: 'Relations to other documents', contents: 'Articles', lessonCount: '{count, number} lessons', lessons: 'Lessons that treat this article', noLessons: 'No lesson treats this article yet.',
    terms: 'Exact terms', figures: 'Figures', binds: 'Who is bound', checkedBy: 'Who checks', consequence: 'Consequence', note: 'Note', force: 'In force',
    relation: { 'based-on': 'based on', supersedes: 'supersedes', 'superseded-by': 'superseded by', 'partly-superseded-by': 'partly superseded by', related: 'related' },
  },
  handbook: { title: 'Handbook', lead: 'How training, examination, certification, exemption and appeals work, and how personal data is handled.', empty: 'The handbook is empty.', pages: 'Pages of the handbook', back: 'Handbook', glossary: 'Glossary: the words of the field and where they come from' },
  search: {
    title: 'Search', label: 'Words in lessons, articles and the handbook', submit: 'Search', hint: 'For example: 序列号, 53号文三（一）1, unanimity', found: '{total, plural, one {# hit} other {# hits}}',
    none: 'Nothing was found for “{query}”. Try another word, or begin from a list.', kind: { term: 'Glossary', lesson: 'Courses', article: 'Articles', handbook: 'Handbook' }, more: 'The first {shown, number} of {total, number} are listed; one more word narrows the search.',
    courses: 'All courses', regulations: 'All regulations', handbook: 'Handbook',
  },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'lesson-unknown': 'There is no such lesson; it may have been renamed or withdrawn. Begin again from the courses.',
  'question-unknown': 'This question is no longer part of the lesson, which may just have been updated. Reload the page and answer again.',
  'answer-missing': 'No answer was chosen, or an option that does not exist. Choose one and send again.',
}
