// Words of position, notes, bookmarks, the pinned version of the course and what is to be read again.
import type model from '../zh-CN/player.ts'
import type { refusals as modelRefusals } from '../zh-CN/player.ts'

const words: typeof model = {
  stopped: { text: 'You stopped at “{section}”.', go: 'Continue there' },
  outline: { title: 'Contents', sections: 'Sections of this lesson' },
  amendments: 'Changes ({count, number})',
  continue: {
    title: 'Continue', here: 'Studied last', from: 'Continue at “{section}”', lesson: 'Open the lesson', done: 'This lesson is done.', next: 'Next: {title}',
  },
  again: {
    title: 'To read again', mark: 'read again', lead: 'Since you read these lessons, their content or an article behind them changed. What you completed still counts, and so does your right to book an exam.',
    lesson: 'Read this lesson again, because:', amended: 'amended on {day}: {what}', 'came-into-force': 'in force since {day}:', ended: 'no longer in force since {day}:', basis: 'See',
    keeps: 'What you completed still counts, and so does your right to book an exam.', how: 'Mark it at the end when you have read it', markRead: 'Mark as read again',
    wording: 'The wording changed since you read this lesson; there is nothing to read again.', seen: 'Understood, do not tell me again',
  },
  course: {
    title: 'Version of the course', since: 'You study by the version of {day}.', current: 'The course has not changed since.', changed: 'The course has changed since. Your progress is still measured by your own version; lessons added later take nothing from what you completed.',
    syllabus: 'Required modules and hours follow syllabus {version} (from {day}).', show: 'What changed',
    added: 'Lessons added', gone: 'Lessons withdrawn, no longer asked for', rewritten: 'Lessons changed', newlyRequired: 'Lessons now required', noLongerRequired: 'Lessons no longer required',
    move: 'Move to the current version', open: 'After the move {later, plural, =0 {no required lesson is} one {# required lesson is} other {# required lessons are}} open (now {now, number}).',
    follows: 'Lessons read and questions answered still count, and your hours stay. There is no way back to the old version; until the required lessons are done you cannot book another exam; a seat already booked stays yours.',
    confirm: 'I understand; measure me by the current version', submit: 'Move to the current version',
  },
  tools: { title: 'Tools', drama: 'Which class is this micro-drama?', reviewers: 'How many reviewers, and who signs?', recall: 'Daily review', notes: 'Notes and bookmarks' },
  notes: {
    title: 'Notes and bookmarks', lead: 'Only you can see them.', empty: 'There are no notes or bookmarks yet. Below each heading of a lesson you can write notes and set a bookmark.', toCourses: 'Start studying',
    none: 'Nothing was found for “{query}”.', all: 'Show all', search: 'Search your notes', submit: 'Search', export: 'Export as Markdown', exportTitle: 'My study notes',
    section: '{count, plural, =0 {Notes and bookmark} one {Notes (#) and bookmark} other {Notes (#) and bookmark}}', whole: 'Notes on the whole lesson', wholeNote: 'These belong to the lesson, not to one of its headings.',
    bookmarked: 'bookmarked', bookmark: 'Set a bookmark', unbookmark: 'Remove the bookmark', bookmarkOf: 'Bookmark: ', bookmarks: 'Bookmarks', text: 'Note', most: 'At most {most, number} characters.', add: 'Save the note',
    change: 'Change', save: 'Save the change', remove: 'Delete', removeNote: 'A deleted note cannot be brought back.', removeYes: 'Yes, delete it', lost: 'heading changed or removed', gone: 'This lesson is no longer taught.', changedAt: 'Last changed',
  },
  keys: {
    title: 'Keyboard shortcuts', j: 'next section', k: 'previous section', n: 'next lesson', p: 'previous lesson', b: 'set or remove a bookmark at this section', help: 'open this list',
    typing: 'They do nothing while you type in a field.', script: 'Shortcuts need JavaScript.', on: 'Use shortcuts (remembered on this device)',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: Record<keyof typeof modelRefusals, string> = {
  'section-unknown': 'This lesson has no such heading; the text may just have been updated. Reload the page and try again.',
  'note-empty': 'The note is empty. Write something and save again; a note you do not want can be deleted.',
  'note-too-long': 'The note has {length, number} characters, more than the {most, number} allowed. Shorten it, or save it as several notes.',
  'notes-too-many': 'You have {most, number} notes, the most that are kept. Delete some that you no longer need.',
  'note-unknown': 'There is no such note; it may have been deleted on another page. Reload the page.',
  'course-not-enrolled': 'You have not begun to study, so the current version is yours already. Open any lesson to begin.',
  'course-version-current': 'You already study by the current version; there is nothing to move to.',
  'course-version-newer': 'The course changed again while you were reading, so nothing was done. Look at the changes once more and decide.',
  'course-move-unconfirmed': 'Nothing was changed: tick “I understand” first. There is no way back, so look at the changes before you move.',
}
